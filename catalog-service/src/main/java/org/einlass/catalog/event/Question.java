package org.einlass.catalog.event;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * What the organiser asks at sign-up.
 *
 * @param id unique in the event, such as {@code diet}
 * @param choices for {@link Type#CHOICE} and {@link Type#CHOICES}
 * @param per asked once, or for each attendee
 * @param purpose why it is asked; shown with the question
 */
public record Question(String id, Texts text, Type type, List<Texts> choices, boolean required, Per per,
		@Nullable Texts purpose) {

	/** How a question is answered. */
	public enum Type {

		TEXT, CHOICE, CHOICES, YES_NO

	}

	/** Whom a question is about. */
	public enum Per {

		ATTENDEE, REGISTRATION

	}

}
