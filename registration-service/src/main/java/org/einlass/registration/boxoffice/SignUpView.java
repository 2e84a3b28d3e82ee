package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Question;
import org.einlass.registration.programme.Quota;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SessionTime;
import org.jspecify.annotations.Nullable;

/**
 * The sign-up page of an event, in one language.
 *
 * @param closed why nobody can sign up now, as the key of a text, or {@code null}
 * @param opensAt in words, if sign-up opens later
 * @param several whether more than one quota may be chosen
 * @param erasedOn the day on which personal data is erased at the latest, in words
 * @param mayWait whether there is a box for the waiting list; where there are several
 * quotas, one chooses to wait for each
 * @param waits whether the box for it is ticked
 * @param code whether some places open with a code only
 */
record SignUpView(String id, String slug, String title, String host, List<SessionView> sessions, boolean single,
		boolean several, int most, List<AttendeeView> attendees, SignUpForm form, @Nullable String closed,
		@Nullable String opensAt, String erasedOn, boolean confirms, boolean mayWait, boolean waits, boolean code) {

	/** Whether no place is free that one could have now. */
	boolean full() {
		return "full".equals(this.closed) || this.closed == null && this.sessions.stream()
			.flatMap((session) -> session.quotas().stream())
			.allMatch((quota) -> quota.free() == 0);
	}

	record SessionView(String title, String when, String where, List<QuotaView> quotas) {
	}

	/**
	 * A quota to be chosen.
	 *
	 * @param value what the form sends
	 * @param state plenty, few, waiting (one may wait) or none
	 * @param chosen also where it is the only one: one choice is no choice
	 */
	record QuotaView(String id, String value, String name, int free, boolean unlimited, String state, boolean chosen) {

		static QuotaView of(Event event, Quota quota, Language language, SignUpForm form, boolean single) {
			Integer places = quota.places();
			int free = event.free(quota);
			String id = quota.id().toString();
			boolean line = event.mayWait(quota) && (free == 0 || form.full().contains(id));
			boolean waits = line && !single;
			String state = line ? "waiting"
					: (free == 0) ? "none" : (places != null && free <= Math.max(3, places / 10)) ? "few" : "plenty";
			return new QuotaView(id, waits ? id + SignUpForm.WAIT : id, language.of(quota.name()), free, places == null,
					state, (single || form.chose(id, waits)) && (free > 0 || line));
		}

	}

	record AttendeeView(int index, String name, List<QuestionView> questions) {
	}

	record QuestionView(String id, String text, String purpose, String type, boolean required, String value,
			List<ChoiceView> choices) {
	}

	record ChoiceView(String value, String text, boolean chosen) {
	}

	static SignUpView of(Event event, SignUpForm form, Language language, Instant now) {
		List<Session> open = event.sessions()
			.stream()
			.filter((session) -> !session.cancelled() && session.over().isAfter(now)
					&& !event.signUp().closed(session.start(), now))
			.toList();
		List<Quota> offered = open.stream().flatMap(SignUpView::offered).toList();
		boolean single = offered.size() == 1;
		List<SessionView> sessions = open.stream()
			.map((session) -> session(event, session, form, language, single))
			.filter((session) -> !session.quotas().isEmpty())
			.toList();
		ZoneId zone = event.sessions().isEmpty() ? ZoneId.of("Europe/Berlin") : event.sessions().getFirst().zone();
		Instant opens = event.signUp().opensAt();
		Instant erased = event.end().isBefore(Instant.MAX) ? event.signUp().erasedAt(event.end()) : now;
		return new SignUpView(event.id().toString(), event.slug(), language.of(event.title()), event.organisationName(),
				sessions, single, sessions.size() > 1, event.signUp().maxAttendees(), attendees(event, form, language),
				form, closed(event, sessions, now),
				(opens != null && now.isBefore(opens)) ? SessionTime.of(opens, zone, language) : null,
				SessionTime.day(erased, zone, language), event.signUp().requireConfirmation(),
				single && offered.stream().anyMatch(Quota::waitingList),
				form.joins() || everyQuota(sessions, "waiting"),
				offered.stream().anyMatch((quota) -> event.audience(quota).level() == Audience.Level.CODE));
	}

	private static boolean everyQuota(List<SessionView> sessions, String state) {
		return sessions.stream()
			.flatMap((session) -> session.quotas().stream())
			.allMatch((quota) -> state.equals(quota.state()));
	}

	private static @Nullable String closed(Event event, List<SessionView> sessions, Instant now) {
		String closed = closed(event, now);
		if (closed == null && sessions.isEmpty()) {
			return "no-places";
		}
		return (closed == null && everyQuota(sessions, "none")) ? "full" : closed;
	}

	private static @Nullable String closed(Event event, Instant now) {
		Instant opens = event.signUp().opensAt();
		if (event.status() != Event.Status.PUBLISHED) {
			return "event-cancelled";
		}
		if (!event.over().isAfter(now)) {
			return "event-over";
		}
		if (opens != null && now.isBefore(opens)) {
			return "not-open-yet";
		}
		boolean closed = event.sessions()
			.stream()
			.filter((session) -> !session.cancelled())
			.allMatch((session) -> event.signUp().closed(session.start(), now));
		return closed ? "closed" : null;
	}

	private static Stream<Quota> offered(Session session) {
		return session.quotas().stream().filter((quota) -> !quota.removed());
	}

	private static SessionView session(Event event, Session session, SignUpForm form, Language language,
			boolean single) {
		return new SessionView(language.of(session.title()), SessionTime.of(session, language),
				(session.venue() != null) ? session.venue().line() : "",
				offered(session).map((quota) -> QuotaView.of(event, quota, language, form, single)).toList());
	}

	private static List<AttendeeView> attendees(Event event, SignUpForm form, Language language) {
		List<AttendeeView> views = new ArrayList<>();
		for (int i = 0; i < form.attendees().size(); i++) {
			SignUpForm.Guest guest = form.attendees().get(i);
			int number = i + 1;
			views.add(new AttendeeView(i, guest.name(), event.signUp()
				.questions()
				.stream()
				.filter((question) -> question.asks(number))
				.map((question) -> question(question, guest.answers().getOrDefault(question.id(), ""), language))
				.toList()));
		}
		return views;
	}

	private static QuestionView question(Question question, String value, Language language) {
		Map<String, String> purpose = question.purpose();
		List<ChoiceView> choices = question.choices()
			.stream()
			.map((choice) -> new ChoiceView(Language.DE.of(choice), language.of(choice),
					List.of(value.split("; ")).contains(Language.DE.of(choice))))
			.toList();
		return new QuestionView(question.id(), language.of(question.text()),
				(purpose != null) ? language.of(purpose) : "", question.type().name(), question.required(), value,
				choices);
	}

}
