package org.einlass.notification.mailroom;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.notification.letter.LetterKind;
import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Session;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class VerdictTests {

	private static final Instant START = Instant.parse("2027-06-18T16:00:00Z");

	private static final UUID SESSION = UUID.randomUUID();

	private static final Instant BEFORE = Instant.parse("2027-06-17T10:00:00Z");

	private static final Instant AFTER = Instant.parse("2027-06-19T10:00:00Z");

	@Test
	void wantedMailsAreSent() {
		assertThat(verdict(LetterKind.CONFIRM, "held", null, "published", BEFORE)).isEqualTo(new Verdict.Send());
		assertThat(verdict(LetterKind.TICKET, "confirmed", null, "published", BEFORE)).isEqualTo(new Verdict.Send());
		assertThat(verdict(LetterKind.REMINDER, "confirmed", null, "published", BEFORE)).isEqualTo(new Verdict.Send());
		assertThat(verdict(LetterKind.CANCELLED, "cancelled", "event_cancelled", "cancelled", BEFORE))
			.isEqualTo(new Verdict.Send());
		assertThat(verdict(LetterKind.LINKS, "expired", "expiry", "withdrawn", BEFORE)).isEqualTo(new Verdict.Send());
	}

	@Test
	void whoWaitsHearsOfTheListAndOfOffersWhileTheyLast() {
		assertThat(verdict(LetterKind.CONFIRM, "waitlisted", null, "published", BEFORE)).isEqualTo(new Verdict.Send());
		Registration waits = registration("waitlisted", null, null);
		assertThat(verdict(LetterKind.WAITING, waits, BEFORE, "published", BEFORE)).isEqualTo(new Verdict.Send());
		assertThat(verdict(LetterKind.CONFIRM, waits, BEFORE, "published", BEFORE)).isEqualTo(unwanted());
		assertThat(verdict(LetterKind.OFFER, "offered", null, "published", BEFORE)).isEqualTo(new Verdict.Send());
		assertThat(verdict(LetterKind.OFFER, registration("offered", null, BEFORE), BEFORE, "published", BEFORE))
			.isEqualTo(unwanted());
		assertThat(verdict(LetterKind.OFFER, "expired", "offer_expired", "published", BEFORE)).isEqualTo(unwanted());
		assertThat(verdict(LetterKind.OFFER_EXPIRED, "expired", "offer_expired", "published", BEFORE))
			.isEqualTo(new Verdict.Send());
		assertThat(verdict(LetterKind.WAITING, "confirmed", null, "published", BEFORE)).isEqualTo(unwanted());
	}

	@Test
	void whoLosesOneOfSeveralDatesIsToldUnlessItTakesPlaceAfterAll() {
		assertThat(lost(registration("confirmed", "session_cancelled", null), BEFORE)).isEqualTo(new Verdict.Send());
		assertThat(lost(registration("confirmed", null, null), BEFORE)).isEqualTo(unwanted());
		assertThat(lost(registration("cancelled", "session_cancelled", null), BEFORE)).isEqualTo(unwanted());
		assertThat(lost(registration("confirmed", "session_cancelled", null), AFTER))
			.isEqualTo(new Verdict.Drop("over"));
	}

	@Test
	void aLostDateThatTheCatalogRestoredIsNotToldOfUntilItIsClearWhetherThePlaceComesBack() {
		assertThat(verdict(LetterKind.SESSION_CANCELLED, "confirmed", "session_cancelled", "published", BEFORE))
			.isEqualTo(later());
		assertThat(verdict(LetterKind.SESSION_CANCELLED, "confirmed", null, "published", BEFORE)).isEqualTo(unwanted());
	}

	@Test
	void whoStandsThoughTheEventIsNotKnownToBePublishedWaitsForTheNews() {
		for (String status : new String[] { "withdrawn", "cancelled" }) {
			assertThat(verdict(LetterKind.TICKET, "confirmed", null, status, BEFORE)).isEqualTo(later());
			assertThat(verdict(LetterKind.CONFIRM, "held", null, status, BEFORE)).isEqualTo(later());
			assertThat(verdict(LetterKind.OFFER, "offered", null, status, BEFORE)).isEqualTo(later());
			assertThat(verdict(LetterKind.TICKET, "cancelled", "event_cancelled", status, BEFORE))
				.isEqualTo(unwanted());
			assertThat(verdict(LetterKind.OFFER_EXPIRED, "expired", "offer_expired", status, BEFORE))
				.isEqualTo(unwanted());
		}
		assertThat(verdict(LetterKind.TICKET, "confirmed", null, "withdrawn", AFTER))
			.isEqualTo(new Verdict.Drop("over"));
	}

	@Test
	void whoLosesADateThatIsNoLongerInTheEventIsTold() {
		Registration loses = registration("confirmed", "session_cancelled", null);
		assertThat(Verdict.of(mail(LetterKind.SESSION_CANCELLED, loses, BEFORE), event("published", UUID.randomUUID()),
				BEFORE, Duration.ofDays(3)))
			.isEqualTo(new Verdict.Send());
	}

	@Test
	void nobodyIsToldOfACancellationThatWasUndone() {
		assertThat(verdict(LetterKind.CANCELLED, "cancelled", "event_cancelled", "published", BEFORE))
			.isEqualTo(unwanted());
		assertThat(verdict(LetterKind.CANCELLED, "cancelled", "session_cancelled", "published", BEFORE))
			.isEqualTo(unwanted());
		assertThat(verdict(LetterKind.CANCELLED, "cancelled", "contact", "published", BEFORE))
			.isEqualTo(new Verdict.Send());
	}

	@Test
	void whoseDateIsUnknownIsToldThatItDoesNotTakePlace() {
		Event other = event("published", UUID.randomUUID());
		for (String cause : new String[] { "session_cancelled", "event_cancelled" }) {
			Registration cancelled = registration("cancelled", cause, null);
			assertThat(Verdict.of(mail(LetterKind.CANCELLED, cancelled, BEFORE), other, BEFORE, Duration.ofDays(3)))
				.isEqualTo(new Verdict.Send());
		}
	}

	@Test
	void ofSeveralCancellationsOnlyTheLastIsTold() {
		Registration again = registration("cancelled", "event_cancelled", null);
		Mail first = new Mail(UUID.randomUUID(), LetterKind.CANCELLED, BEFORE.minusSeconds(300).toString(), null,
				BEFORE, BEFORE, 1, again);
		assertThat(Verdict.of(first, event("cancelled", SESSION), BEFORE, Duration.ofDays(3))).isEqualTo(unwanted());
		assertThat(verdict(LetterKind.CANCELLED, again, BEFORE, "cancelled", BEFORE)).isEqualTo(new Verdict.Send());
	}

	@Test
	void whoKeepsTheRestIsToldOfAnOfferThatLapsed() {
		assertThat(verdict(LetterKind.OFFER_EXPIRED, "confirmed", null, "published", BEFORE))
			.isEqualTo(new Verdict.Send());
		assertThat(
				verdict(LetterKind.OFFER_EXPIRED, registration("waitlisted", null, null), BEFORE, "published", BEFORE))
			.isEqualTo(new Verdict.Send());
		assertThat(verdict(LetterKind.OFFER_EXPIRED, "cancelled", "contact", "published", BEFORE))
			.isEqualTo(unwanted());
		assertThat(registration("confirmed", null, null).requests()).extracting(Registration.Request::kind)
			.contains(LetterKind.OFFER_EXPIRED);
	}

	@Test
	void whoOnlyWaitsForTheRestIsToldOfTheLostDate() {
		Registration waits = registration("waitlisted", "session_cancelled", null);
		assertThat(waits.requests()).extracting(Registration.Request::kind).contains(LetterKind.SESSION_CANCELLED);
		assertThat(lost(waits, BEFORE)).isEqualTo(new Verdict.Send());
	}

	@Test
	void nothingIsSentForWhatEndedMeanwhile() {
		assertThat(verdict(LetterKind.CONFIRM, "expired", "expiry", "published", BEFORE)).isEqualTo(unwanted());
		assertThat(verdict(LetterKind.CONFIRM, "confirmed", null, "published", BEFORE)).isEqualTo(unwanted());
		assertThat(verdict(LetterKind.TICKET, "cancelled", "contact", "published", BEFORE)).isEqualTo(unwanted());
		assertThat(verdict(LetterKind.REMINDER, "cancelled", "contact", "published", BEFORE)).isEqualTo(unwanted());
		assertThat(verdict(LetterKind.REMINDER, "confirmed", null, "cancelled", BEFORE)).isEqualTo(unwanted());
		assertThat(verdict(LetterKind.CANCELLED, "cancelled", "erased", "published", BEFORE)).isEqualTo(unwanted());
		assertThat(verdict(LetterKind.LINKS, "cancelled", "erased", "published", BEFORE)).isEqualTo(unwanted());
	}

	@Test
	void nothingButLinksIsSentWhenTheEventIsOver() {
		Verdict over = new Verdict.Drop("over");
		assertThat(verdict(LetterKind.CONFIRM, "held", null, "published", AFTER)).isEqualTo(over);
		assertThat(verdict(LetterKind.TICKET, "confirmed", null, "published", AFTER)).isEqualTo(over);
		assertThat(verdict(LetterKind.REMINDER, "confirmed", null, "published", AFTER)).isEqualTo(over);
		assertThat(verdict(LetterKind.CANCELLED, "cancelled", "contact", "published", AFTER)).isEqualTo(over);
		assertThat(verdict(LetterKind.LINKS, "confirmed", null, "published", AFTER)).isEqualTo(new Verdict.Send());
	}

	@Test
	void aHoldThatRanOutNeedsNoConfirmation() {
		Registration held = registration("held", null, BEFORE);
		assertThat(verdict(LetterKind.CONFIRM, held, BEFORE, "published", BEFORE)).isEqualTo(unwanted());
	}

	@Test
	void whatWasAskedForLongAgoIsStale() {
		Registration confirmed = registration("confirmed", null, null);
		assertThat(verdict(LetterKind.TICKET, confirmed, BEFORE.minus(Duration.ofDays(4)), "published", BEFORE))
			.isEqualTo(new Verdict.Drop("stale"));
		assertThat(verdict(LetterKind.REMINDER, confirmed, BEFORE.minus(Duration.ofDays(90)), "published", BEFORE))
			.isEqualTo(new Verdict.Send());
	}

	@Test
	void aLateReminderWaitsForTheMorning() {
		Instant night = Instant.parse("2027-06-17T21:30:00Z");
		assertThat(verdict(LetterKind.REMINDER, "confirmed", null, "published", night))
			.isEqualTo(new Verdict.Wait(Instant.parse("2027-06-18T05:00:00Z")));
	}

	private static Verdict later() {
		return new Verdict.Wait(BEFORE.plus(Verdict.NEWS));
	}

	private static Verdict unwanted() {
		return new Verdict.Drop("no_longer_wanted");
	}

	private static Verdict verdict(LetterKind kind, String status, @Nullable String cause, String eventStatus,
			Instant now) {
		return verdict(kind, registration(status, cause, AFTER.plusSeconds(1)), now, eventStatus, now);
	}

	private static Verdict verdict(LetterKind kind, Registration registration, Instant askedAt, String eventStatus,
			Instant now) {
		return Verdict.of(mail(kind, registration, askedAt), event(eventStatus, SESSION), now, Duration.ofDays(3));
	}

	/** Of a mail about the only session, which is cancelled. */
	private static Verdict lost(Registration registration, Instant now) {
		return Verdict.of(mail(LetterKind.SESSION_CANCELLED, registration, now),
				event("published", "cancelled", SESSION), now, Duration.ofDays(3));
	}

	private static Mail mail(LetterKind kind, Registration registration, Instant askedAt) {
		LocalDate day = (kind == LetterKind.REMINDER) ? LocalDate.of(2027, 6, 18) : null;
		String rule = (kind == LetterKind.CANCELLED) ? String.valueOf(registration.endedAt()) : SESSION.toString();
		return new Mail(UUID.randomUUID(), kind, rule, day, askedAt, askedAt, 1, registration);
	}

	private static Registration registration(String status, @Nullable String cause, @Nullable Instant holdUntil) {
		return new Registration(UUID.randomUUID(), 1, UUID.randomUUID(), status, "de", holdUntil, holdUntil, BEFORE,
				status.equals("cancelled") ? BEFORE : null, cause, List.of(SESSION),
				status.equals("waitlisted") || status.equals("offered") ? List.of(SESSION) : List.of(),
				"session_cancelled".equals(cause) ? List.of(SESSION) : List.of(),
				new Registration.Asked(1, 1, 1, 1, 1, 1, 0));
	}

	private static Event event(String status, UUID session) {
		return event(status, "scheduled", session);
	}

	private static Event event(String status, String sessionStatus, UUID session) {
		return new Event(UUID.randomUUID(), 1, "digitale-stadt", "Digitale Stadt", "slug", status,
				Map.of("de", "Titel"), null, List.of(new Session(session, sessionStatus, null, START,
						START.plusSeconds(7200), ZoneId.of("Europe/Berlin"), false, false, null, null)));
	}

}
