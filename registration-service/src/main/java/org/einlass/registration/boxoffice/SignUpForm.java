package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import com.github.f4b6a3.uuid.UuidCreator;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Question;
import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/**
 * What somebody typed into the sign-up page. Names of fields are the paths of the API's
 * request, so that errors find their field.
 *
 * @param quotas ids, with {@link #WAIT} behind those that somebody wants to wait for
 * @param full ids of quotas that were just refused
 */
record SignUpForm(List<String> quotas, List<Guest> attendees, String name, String email, String accessCode,
		boolean joins, String idempotencyKey, Set<String> full) {

	static final String WAIT = ":wait";

	private static final int MOST_ROWS = 100;

	private static final Pattern ANSWER = Pattern.compile("(attendees\\[(\\d+)]\\.answers)\\[(\\d+)]\\.\\w+");

	/** One attendee with answers by question. */
	record Guest(String name, Map<String, String> answers) {
	}

	/** The empty form; accounts have a name and an address. */
	static SignUpForm empty(@Nullable Person person) {
		String name = (person != null) ? person.fullName() : "";
		String email = (person != null && person.email() != null) ? person.email() : "";
		return new SignUpForm(List.of(), List.of(new Guest(name, Map.of())), name, email, "", false,
				UuidCreator.getRandomBased().toString(), Set.of());
	}

	static SignUpForm of(MultiValueMap<String, String> fields, Event event) {
		List<Guest> guests = new ArrayList<>();
		for (int i = 0; i < MOST_ROWS; i++) {
			String prefix = "attendees[" + i + "].";
			if (fields.containsKey(prefix + "name")) {
				guests.add(guest(fields, event, prefix));
			}
		}
		return new SignUpForm(Objects.requireNonNullElse(fields.get("quotas"), List.of()), guests,
				first(fields, "contact.name"), first(fields, "contact.email"), first(fields, "accessCode"),
				fields.containsKey("joinWaitingList"), first(fields, "idempotencyKey"), Set.of());
	}

	private static Guest guest(MultiValueMap<String, String> fields, Event event, String prefix) {
		Map<String, String> answers = new LinkedHashMap<>();
		for (Question question : event.signUp().questions()) {
			List<String> values = fields.get(prefix + "answers." + question.id());
			answers.put(question.id(), (values != null) ? String.join("; ", values) : "");
		}
		return new Guest(first(fields, prefix + "name"), answers);
	}

	private static String first(MultiValueMap<String, String> fields, String name) {
		return Objects.requireNonNullElse(fields.getFirst(name), "");
	}

	/** The form after one of its row buttons was pressed, else itself. */
	SignUpForm after(String action) {
		List<Guest> rows = new ArrayList<>(this.attendees);
		if (action.equals("add-attendee") && rows.size() < MOST_ROWS) {
			rows.add(new Guest("", Map.of()));
		}
		else if (action.matches("remove-attendee-\\d{1,2}")) {
			int index = Integer.parseInt(action.substring("remove-attendee-".length()));
			if (index < rows.size() && rows.size() > 1) {
				rows.remove(index);
			}
		}
		return new SignUpForm(this.quotas, rows, this.name, this.email, this.accessCode, this.joins,
				this.idempotencyKey, this.full);
	}

	/** After a refusal the next try is another request. */
	SignUpForm withNewKey(Set<String> refused) {
		return new SignUpForm(this.quotas, this.attendees, this.name, this.email, this.accessCode, this.joins,
				UuidCreator.getRandomBased().toString(), refused);
	}

	/** Whether the choice is made; whoever wants to wait takes a free place as well. */
	boolean chose(String quota, boolean waiting) {
		return this.quotas.contains(quota + WAIT) || (!waiting && this.quotas.contains(quota));
	}

	/** The id of the field that a problem of the request is about. */
	static String field(String path, Event event) {
		Matcher answer = ANSWER.matcher(path);
		if (!answer.matches()) {
			return path;
		}
		int number = Integer.parseInt(answer.group(2)) + 1;
		List<Question> asked = event.signUp().questions().stream().filter((question) -> question.asks(number)).toList();
		return answer.group(1) + "." + asked.get(Integer.parseInt(answer.group(3))).id();
	}

	SignUpRequest request(Event event, Language language) {
		List<SignUpRequest.@Nullable Guest> guests = new ArrayList<>();
		for (int i = 0; i < this.attendees.size(); i++) {
			Guest guest = this.attendees.get(i);
			guests.add(new SignUpRequest.Guest(guest.name(), answers(event, guest, i + 1), null));
		}
		return new SignUpRequest(event.id(), choices(), guests,
				new SignUpRequest.ContactRequest(this.name, this.email, language.value()), this.accessCode, this.joins);
	}

	private List<@Nullable QuotaChoice> choices() {
		List<@Nullable QuotaChoice> choices = new ArrayList<>();
		this.quotas.forEach((id) -> choices
			.add(id.endsWith(WAIT) ? new QuotaChoice(id(id.substring(0, id.length() - WAIT.length())), IfFull.WAIT)
					: new QuotaChoice(id(id), null)));
		return choices;
	}

	private static List<SignUpRequest.@Nullable AnswerRequest> answers(Event event, Guest guest, int number) {
		List<SignUpRequest.@Nullable AnswerRequest> answers = new ArrayList<>();
		event.signUp()
			.questions()
			.stream()
			.filter((question) -> question.asks(number))
			.forEach((question) -> answers
				.add(new SignUpRequest.AnswerRequest(question.id(), guest.answers().getOrDefault(question.id(), ""))));
		return answers;
	}

	/** No event has a quota with the id zero. */
	static UUID id(@Nullable String text) {
		try {
			return UUID.fromString(Objects.requireNonNullElse(text, ""));
		}
		catch (IllegalArgumentException notAnId) {
			return new UUID(0, 0);
		}
	}

	@Override
	public String toString() {
		return "SignUpForm";
	}

}
