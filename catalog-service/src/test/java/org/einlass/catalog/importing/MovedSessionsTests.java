package org.einlass.catalog.importing;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.einlass.catalog.event.EventDraft.SessionDraft;
import org.einlass.catalog.event.Session;
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

	private static List<SessionDraft> moved(List<Session> sessions, String... starts) {
		List<ImportedSession> wanted = List.of(starts).stream().map(MovedSessionsTests::imported).toList();
		return new MovedSessions(sessions, NOW).to(wanted, null);
	}

	private static ImportedSession imported(String start) {
		return new ImportedSession(Instant.parse(start), end(start), BERLIN, false);
	}

	private static Session session(String start) {
		return new Session(UUID.randomUUID(), Session.Status.SCHEDULED, null, Instant.parse(start), end(start), BERLIN,
				false, false, null, null, List.of(), null, null);
	}

	private static Instant end(String start) {
		return Instant.parse(start).plus(Duration.ofHours(2));
	}

}
