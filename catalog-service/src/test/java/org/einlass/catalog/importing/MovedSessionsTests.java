package org.einlass.catalog.importing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.einlass.catalog.event.EventDraft.SessionDraft;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.Venue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/** Which session of an event an imported time means. */
class MovedSessionsTests {

	private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");

	private static final Instant NOW = Instant.parse("2027-06-18T12:00:00Z");

	private static final Session PAST = session("2026-06-18T16:00:00Z");

	private static final Session NEXT = session("2027-07-01T16:00:00Z");

	private static final Session LATER = session("2027-07-08T16:00:00Z");

	@Test
	void aSessionThatIsOverIsNotMovedToTheNextYear() {
		assertThat(moved(List.of(PAST), "2027-09-18T16:00:00Z")).extracting(SessionDraft::id, SessionDraft::start)
			.containsExactly(tuple(PAST.id(), PAST.start()), tuple(null, Instant.parse("2027-09-18T16:00:00Z")));
	}

	@Test
	void aSessionToComeMovesThoughAnEarlierOneIsOver() {
		assertThat(moved(List.of(PAST, NEXT), "2027-07-02T16:00:00Z")).extracting(SessionDraft::id, SessionDraft::start)
			.containsExactly(tuple(PAST.id(), PAST.start()), tuple(NEXT.id(), Instant.parse("2027-07-02T16:00:00Z")));
	}

	@Test
	void theSameStartOrDayIsTheSameSession() {
		assertThat(moved(List.of(NEXT, LATER), "2027-07-08T16:00:00Z", "2027-07-01T17:00:00Z"))
			.extracting(SessionDraft::id)
			.containsExactly(NEXT.id(), LATER.id());
	}

	@Test
	void whatIsOverIsFoundAgainAndCorrectedOnItsDay() {
		assertThat(moved(List.of(PAST), "2026-06-18T16:00:00Z")).extracting(SessionDraft::id)
			.containsExactly(PAST.id());
		assertThat(moved(List.of(PAST), "2026-06-18T17:00:00Z")).extracting(SessionDraft::id)
			.containsExactly(PAST.id());
	}

	@Test
	void whatWasOverThisMorningIsNotMovedToThisEvening() {
		Session morning = session("2027-06-18T08:00:00Z");
		assertThat(moved(List.of(morning), "2027-06-18T18:00:00Z")).extracting(SessionDraft::id)
			.containsExactly(morning.id(), null);
	}

	@Test
	void whoseNumberChangedIsNotGuessed() {
		assertThat(moved(List.of(NEXT), "2027-08-01T16:00:00Z", "2027-08-02T16:00:00Z")).extracting(SessionDraft::id)
			.containsExactly(null, null);
	}

	@Test
	void whatWasCancelledHereStaysAndIsNotTheNewDate() {
		Session cancelled = in(Session.Status.CANCELLED, "2027-07-01T16:00:00Z", null);
		assertThat(moved(List.of(cancelled), "2027-07-01T18:00:00Z")).extracting(SessionDraft::id, SessionDraft::start)
			.containsExactly(tuple(cancelled.id(), cancelled.start()),
					tuple(null, Instant.parse("2027-07-01T18:00:00Z")));
		assertThat(moved(List.of(cancelled, LATER), "2027-07-09T16:00:00Z")).extracting(SessionDraft::id)
			.containsExactly(cancelled.id(), LATER.id());
		assertThat(moved(List.of(cancelled), "2027-07-01T16:00:00Z")).extracting(SessionDraft::id)
			.containsExactly(cancelled.id());
	}

	@Test
	void theSamePlaceKeepsWhatTheFileCannotSay() {
		Venue known = new Venue("Bibliothek", "Am Platz 10", "04107", "Leipzig", 51.33, 12.37);
		Session session = in(Session.Status.SCHEDULED, "2027-07-01T16:00:00Z", known);
		Venue same = new Venue("Bibliothek", null, "04107", "Leipzig", null, null);
		Venue other = new Venue("Bibliothek", null, "14547", "Beelitz", null, null);
		List<ImportedSession> wanted = List.of(imported("2027-07-01T16:00:00Z"));
		assertThat(new MovedSessions(List.of(session), NOW).to(wanted, same)).extracting(SessionDraft::venue)
			.containsExactly(known);
		assertThat(new MovedSessions(List.of(session), NOW).to(wanted, other)).extracting(SessionDraft::venue)
			.containsExactly(other);
	}

	private static List<SessionDraft> moved(List<Session> sessions, String... starts) {
		List<ImportedSession> wanted = List.of(starts).stream().map(MovedSessionsTests::imported).toList();
		return new MovedSessions(sessions, NOW).to(wanted, null);
	}

	private static ImportedSession imported(String start) {
		return new ImportedSession(Instant.parse(start), end(start), BERLIN, false);
	}

	private static Session session(String start) {
		return in(Session.Status.SCHEDULED, start, null);
	}

	private static Session in(Session.Status status, String start, @Nullable Venue venue) {
		return new Session(UUID.randomUUID(), status, null, Instant.parse(start), end(start), BERLIN, false, false,
				null, venue, List.of(), null, null);
	}

	private static Instant end(String start) {
		return Instant.parse(start).plus(Duration.ofHours(2));
	}

}
