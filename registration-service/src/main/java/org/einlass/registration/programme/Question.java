package org.einlass.registration.programme;

import java.util.List;
import java.util.Map;

import org.jspecify.annotations.Nullable;

/**
 * What the organiser asks at sign-up.
 *
 * @param id unique in the event
 * @param choices for {@link Type#CHOICE} and {@link Type#CHOICES}
 * @param per asked once, with the first attendee, or for each attendee
 * @param purpose why it is asked
 */
public record Question(String id, Map<String, String> text, Type type, List<Map<String, String>> choices,
		boolean required, Per per, @Nullable Map<String, String> purpose) {

	/** The answer to {@link Type#YES_NO} questions that says yes. */
	public static final String YES = "yes";

	public Question {
		choices = (choices != null) ? choices : List.of();
	}

	/** Whether the value is a possible answer; several choices are separated by "; ". */
	public boolean takes(String value) {
		return switch (this.type) {
			case TEXT -> true;
			case YES_NO -> value.equals(YES) || value.equals("no");
			case CHOICE -> isChoice(value);
			case CHOICES -> isChoice(value) || List.of(value.split("; ")).stream().allMatch(this::isChoice);
		};
	}

	private boolean isChoice(String value) {
		return this.choices.stream().anyMatch((choice) -> choice.containsValue(value));
	}

	/** Whether the attendee with this number (from 1) is asked. */
	public boolean asks(int number) {
		return this.per == Per.ATTENDEE || number == 1;
	}

	/** How a question is answered. */
	public enum Type {

		TEXT, CHOICE, CHOICES, YES_NO

	}

	/** Whom a question is about. */
	public enum Per {

		ATTENDEE, REGISTRATION

	}

}
