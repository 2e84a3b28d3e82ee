package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Question;
import org.einlass.registration.programme.Quota;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.text.CodeText;
import org.einlass.starter.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * A sign-up as it comes in, by the API or the page. It is checked whole before it queues.
 *
 * @param event required
 * @param quotas where every attendee wants a place; required unless each has its own
 * @param attendees 1 to 100, required
 * @param contact required of guests; accounts may leave out what we know of them
 * @param accessCode for quotas that only a code opens
 * @param joinWaitingList whether to wait where no places are free; default: no
 */
record SignUpRequest(@Nullable UUID event, @Nullable List<@Nullable QuotaChoice> quotas,
		@Nullable List<@Nullable Guest> attendees, @Nullable ContactRequest contact, @Nullable String accessCode,
		@Nullable Boolean joinWaitingList) {

	private static final int LONGEST_NAME = 200;

	private static final int LONGEST_ANSWER = 1000;

	private static final int MOST_ATTENDEES = 100;

	private static final int MOST_QUOTAS = 200;

	record Guest(@Nullable String name, @Nullable List<@Nullable AnswerRequest> answers,
			@Nullable List<@Nullable QuotaChoice> quotas) {

		/** No quotas of one's own, as programs write it. */
		Guest {
			quotas = (quotas != null && !quotas.isEmpty()) ? quotas : null;
		}

	}

	record AnswerRequest(@Nullable String question, @Nullable String value) {
	}

	record ContactRequest(@Nullable String name, @Nullable String email, @Nullable String language) {
	}

	/** The sign-up for this event, complete; what is wrong is named by field. */
	SignUp checked(Event event, @Nullable Person person, Language language) {
		Checks checks = new Checks();
		ContactRequest who = whole(this.contact, person, language);
		checks.size("attendees", this.attendees, 1, MOST_ATTENDEES)
			.optionalLine("accessCode", CodeText.of(this.accessCode), 100);
		List<@Nullable Guest> guests = (this.attendees != null) ? this.attendees : List.of();
		if (guests.stream().anyMatch((guest) -> guest != null && guest.quotas() == null)) {
			checkQuotas(checks, event, "quotas", quotas(this.quotas));
		}
		for (int i = 0; i < guests.size(); i++) {
			checkGuest(checks, event, guests.get(i), i);
		}
		checkContact(checks, who);
		checks.done();
		EmailAddress email = EmailAddress.of(text(who.email())).orElseThrow();
		Contact checked = new Contact(text(who.name()).strip(), email.value(), language(text(who.language())));
		return new SignUp(event.id(), attendees(guests), checked, (person != null) ? person.subject() : null,
				verified(person, email), code(this.accessCode), Boolean.TRUE.equals(this.joinWaitingList),
				waitFor(guests));
	}

	/** An access code as {@link CodeText} reads it; none if one cannot see it. */
	static @Nullable String code(@Nullable String typed) {
		String code = CodeText.of(typed);
		return code.isEmpty() ? null : code;
	}

	/** The quotas that somebody wants to wait for alone. */
	private Set<UUID> waitFor(List<@Nullable Guest> guests) {
		return guests.stream()
			.map(Objects::requireNonNull)
			.flatMap((guest) -> choices(guest).stream())
			.filter((choice) -> choice != null && choice.waits())
			.map((choice) -> Objects.requireNonNull(choice.quota()))
			.collect(Collectors.toSet());
	}

	/** Accounts may leave out what we know of them. */
	private static ContactRequest whole(@Nullable ContactRequest given, @Nullable Person person, Language language) {
		ContactRequest contact = (given != null) ? given : new ContactRequest(null, null, null);
		String name = contact.name();
		String email = contact.email();
		return new ContactRequest((name == null && person != null) ? person.fullName() : name,
				(email == null && person != null) ? person.email() : email,
				(contact.language() != null) ? contact.language() : language.value());
	}

	private static void checkContact(Checks checks, ContactRequest contact) {
		checks.name("contact.name", contact.name(), LONGEST_NAME)
			.that(EmailAddress.of(text(contact.email())).isPresent(), "contact.email",
					text(contact.email()).isBlank() ? "required" : "email")
			.that(Set.of("de", "en").contains(text(contact.language())), "contact.language", "choice");
	}

	private void checkGuest(Checks checks, Event event, @Nullable Guest guest, int index) {
		String path = "attendees[" + index + "].";
		if (guest == null) {
			checks.present("attendees[" + index + "]", guest);
			return;
		}
		if (guest.quotas() != null) {
			checkQuotas(checks, event, path + "quotas", quotas(guest.quotas()));
		}
		checks.name(path + "name", guest.name(), LONGEST_NAME);
		checkAnswers(checks, event, guest, index, path);
	}

	/**
	 * A door lets in each ticket once, so one place for each session is all it can use.
	 */
	private static void checkQuotas(Checks checks, Event event, String path, List<@Nullable UUID> wanted) {
		List<UUID> sessions = new HashSet<>(wanted).stream()
			.flatMap((id) -> (id != null) ? event.quota(id).stream() : Stream.empty())
			.map(Quota::session)
			.toList();
		checks.size(path, wanted, 1, MOST_QUOTAS)
			.that(new HashSet<>(sessions).size() == sessions.size(), path, "same-session")
			.that(new HashSet<>(wanted).size() == wanted.size(), path, "duplicate")
			.that(wanted.stream().allMatch((id) -> id != null && event.quota(id).isPresent()), path, "other-event");
	}

	private static void checkAnswers(Checks checks, Event event, Guest guest, int index, String path) {
		Map<String, Question> asked = event.signUp()
			.questions()
			.stream()
			.filter((question) -> question.asks(index + 1))
			.collect(Collectors.toMap(Question::id, (question) -> question));
		Set<String> answered = new HashSet<>();
		List<@Nullable AnswerRequest> answers = (guest.answers() != null) ? guest.answers() : List.of();
		for (int i = 0; i < answers.size(); i++) {
			AnswerRequest answer = answers.get(i);
			String at = path + "answers[" + i + "]";
			Question question = (answer != null) ? asked.get(text(answer.question())) : null;
			if (answer == null || question == null) {
				checks.that(false, at + ".question", "choice");
				continue;
			}
			String value = text(answer.value());
			checks.that(answered.add(question.id()), at + ".question", "duplicate")
				.optionalText(at + ".value", value, LONGEST_ANSWER)
				.that(!Visible.in(value) || question.takes(value), at + ".value", "choice");
			if (!Visible.in(value)) {
				answered.remove(question.id());
			}
		}
		asked.values()
			.forEach((question) -> checks.that(!question.required() || answered.contains(question.id()),
					path + "answers." + question.id(), "required"));
	}

	private List<SignUp.Attendee> attendees(List<@Nullable Guest> guests) {
		return IntStream.range(0, guests.size())
			.mapToObj((i) -> attendee(Objects.requireNonNull(guests.get(i))))
			.toList();
	}

	private SignUp.Attendee attendee(Guest guest) {
		List<@Nullable AnswerRequest> answers = (guest.answers() != null) ? guest.answers() : List.of();
		List<Answer> given = answers.stream()
			.filter((answer) -> answer != null && Visible.in(text(answer.value())))
			.map(Objects::requireNonNull)
			.map((answer) -> new Answer(text(answer.question()), text(answer.value())))
			.toList();
		return new SignUp.Attendee(text(guest.name()).strip(), given, known(quotas(choices(guest))));
	}

	private static List<@Nullable UUID> quotas(@Nullable List<@Nullable QuotaChoice> choices) {
		List<@Nullable UUID> quotas = new ArrayList<>();
		if (choices != null) {
			choices.forEach((choice) -> quotas.add((choice != null) ? choice.quota() : null));
		}
		return quotas;
	}

	private List<@Nullable QuotaChoice> choices(Guest guest) {
		List<@Nullable QuotaChoice> own = guest.quotas();
		return (own != null) ? own : (this.quotas != null) ? this.quotas : List.of();
	}

	private static Set<UUID> known(List<@Nullable UUID> quotas) {
		return quotas.stream().map(Objects::requireNonNull).collect(Collectors.toSet());
	}

	private static boolean verified(@Nullable Person person, EmailAddress email) {
		return person != null && person.emailVerified()
				&& EmailAddress.of(text(person.email())).filter(email::equals).isPresent();
	}

	private static Language language(String value) {
		return "en".equals(value) ? Language.EN : Language.DE;
	}

	private static String text(@Nullable String text) {
		return (text != null) ? text : "";
	}

}
