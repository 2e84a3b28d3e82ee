package org.einlass.registration.door;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SignUpRules;
import org.einlass.registration.programme.Visibility;
import org.einlass.registration.ticket.TicketReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DoorkeeperTests {

	private static final Instant START = Instant.parse("2027-06-18T16:00:00Z");

	private static final Instant END = START.plus(Duration.ofHours(2));

	private static final UUID EVENT = UUID.randomUUID();

	private static final UUID SESSION = UUID.randomUUID();

	private static final UUID OTHER_SESSION = UUID.randomUUID();

	private static final UUID QUOTA = UUID.randomUUID();

	private static final Seat.Entry BEFORE = new Seat.Entry(START.minusSeconds(60), "Süd", "phone-1");

	@Test
	void everyCheckOutweighsTheOnesAfterIt() {
		Instant early = START.minus(Duration.ofHours(3));
		Instant late = END.plus(Duration.ofHours(2));
		UUID elsewhere = UUID.randomUUID();
		Seat gone = seat(SESSION, Seat.State.CANCELLED, Presence.ABSENT);
		Seat waiting = seat(SESSION, Seat.State.WAITLISTED, Presence.ABSENT);
		Seat away = seat(OTHER_SESSION, Seat.State.CONFIRMED, Presence.INSIDE);
		Seat released = seat(SESSION, Seat.State.RELEASED, Presence.ABSENT);
		Seat inside = seat(SESSION, Seat.State.CONFIRMED, Presence.INSIDE);
		assertThat(in(new Presented.Forged(), early)).isEqualTo(Outcome.BAD_SIGNATURE);
		assertThat(in(new Presented.Unknown(), early)).isEqualTo(Outcome.UNKNOWN);
		assertThat(in(ticket(elsewhere, TicketAtDoor.State.REVOKED, gone), early)).isEqualTo(Outcome.REVOKED);
		assertThat(in(ticket(elsewhere, TicketAtDoor.State.CANCELLED, waiting), early)).isEqualTo(Outcome.CANCELLED);
		assertThat(in(ticket(elsewhere, TicketAtDoor.State.VALID, gone), early)).isEqualTo(Outcome.CANCELLED);
		assertThat(in(ticket(elsewhere, TicketAtDoor.State.PENDING, inside), early)).isEqualTo(Outcome.WAITING);
		assertThat(in(ticket(EVENT, TicketAtDoor.State.VALID, waiting, away), early)).isEqualTo(Outcome.WAITING);
		assertThat(in(ticket(elsewhere, TicketAtDoor.State.VALID, away), early)).isEqualTo(Outcome.WRONG_EVENT);
		assertThat(in(ticket(EVENT, TicketAtDoor.State.VALID, away, gone), early)).isEqualTo(Outcome.WRONG_SESSION);
		assertThat(in(ticket(EVENT, TicketAtDoor.State.VALID, released), early)).isEqualTo(Outcome.RELEASED);
		assertThat(in(ticket(EVENT, TicketAtDoor.State.VALID, released, inside), START))
			.isEqualTo(Outcome.ALREADY_ADMITTED);
		assertThat(in(ticket(EVENT, TicketAtDoor.State.VALID, inside), early)).isEqualTo(Outcome.TOO_EARLY);
		assertThat(in(ticket(EVENT, TicketAtDoor.State.VALID, inside), late)).isEqualTo(Outcome.TOO_LATE);
		assertThat(in(ticket(EVENT, TicketAtDoor.State.VALID, inside), START)).isEqualTo(Outcome.ALREADY_ADMITTED);
		assertThat(in(valid(Presence.ABSENT), START)).isEqualTo(Outcome.ADMITTED);
	}

	@Test
	void theDoorIsOpenFromTwoHoursBeforeTheStartToAnHourAfterTheEnd() {
		assertThat(in(valid(Presence.ABSENT), START.minus(Duration.ofHours(2)).minusMillis(1)))
			.isEqualTo(Outcome.TOO_EARLY);
		assertThat(in(valid(Presence.ABSENT), START.minus(Duration.ofHours(2)))).isEqualTo(Outcome.ADMITTED);
		assertThat(in(valid(Presence.ABSENT), END.plus(Duration.ofHours(1)))).isEqualTo(Outcome.ADMITTED);
		assertThat(in(valid(Presence.ABSENT), END.plus(Duration.ofHours(1)).plusMillis(1))).isEqualTo(Outcome.TOO_LATE);
	}

	@Test
	void whoLeftMayComeBack() {
		assertThat(in(valid(Presence.LEFT), START)).isEqualTo(Outcome.ADMITTED);
	}

	@Test
	void nobodyIsHeldBackFromLeaving() {
		for (Presence presence : Presence.values()) {
			assertThat(decide(valid(presence), scan(Direction.OUT, END.plus(Duration.ofDays(1)), false)))
				.isEqualTo(Outcome.LEFT);
		}
	}

	@Test
	void whoIsInsideLeavesWhateverThePlaceIsWorthByNow() {
		for (Seat.State state : Seat.State.values()) {
			assertThat(out(TicketAtDoor.State.CANCELLED, seat(SESSION, state, Presence.INSIDE)))
				.isEqualTo(Outcome.LEFT);
		}
		Seat elsewhere = seat(OTHER_SESSION, Seat.State.CONFIRMED, Presence.INSIDE);
		assertThat(out(TicketAtDoor.State.VALID, elsewhere)).isEqualTo(Outcome.WRONG_SESSION);
		Seat gone = seat(SESSION, Seat.State.CANCELLED, Presence.LEFT);
		assertThat(out(TicketAtDoor.State.CANCELLED, gone)).isEqualTo(Outcome.CANCELLED);
	}

	private Outcome out(TicketAtDoor.State state, Seat seat) {
		return decide(ticket(EVENT, state, seat), scan(Direction.OUT, START, false));
	}

	@Test
	void theListOnPaperMayBeTickedOffAfterwards() {
		Instant nextDay = END.plus(Duration.ofDays(1));
		assertThat(decide(valid(Presence.ABSENT), scan(Direction.IN, nextDay, true))).isEqualTo(Outcome.ADMITTED);
		assertThat(decide(valid(Presence.ABSENT), scan(Direction.IN, START.minus(Duration.ofDays(1)), true)))
			.isEqualTo(Outcome.TOO_EARLY);
	}

	private Outcome in(Presented presented, Instant at) {
		return decide(presented, scan(Direction.IN, at, false));
	}

	private Outcome decide(Presented presented, Scan scan) {
		return new Doorkeeper(door(END), scan.scannedAt(), null).decide(scan, presented).outcome();
	}

	@Test
	void theClockOfTheServerDecidesLiveScansAndThatOfTheDeviceOfflineOnes() {
		Instant hoursOff = START.minus(Duration.ofHours(5));
		assertThat(at(START, live(hoursOff)).outcome()).isEqualTo(Outcome.ADMITTED);
		assertThat(at(hoursOff, live(START)).outcome()).isEqualTo(Outcome.TOO_EARLY);
		assertThat(at(END.plus(Duration.ofDays(1)), live(START)).outcome()).isEqualTo(Outcome.TOO_LATE);
		assertThat(at(END.plus(Duration.ofDays(1)), offline(START)).outcome()).isEqualTo(Outcome.ADMITTED);
		assertThat(at(START, offline(hoursOff)).outcome()).isEqualTo(Outcome.TOO_EARLY);
	}

	private static Verdict at(Instant now, Scan scan) {
		return new Doorkeeper(door(END), now, null).decide(scan, valid(Presence.ABSENT));
	}

	@Test
	void withoutAnEndTheDoorIsOpenUntilAnHourAfterTheDay() {
		Instant midnight = Instant.parse("2027-06-18T22:00:00Z");
		Doorkeeper open = new Doorkeeper(door(START), midnight.plus(Duration.ofHours(1)), null);
		assertThat(open.decide(live(START), valid(Presence.ABSENT)).outcome()).isEqualTo(Outcome.ADMITTED);
		Doorkeeper closed = new Doorkeeper(door(START), midnight.plus(Duration.ofHours(1)).plusMillis(1), null);
		assertThat(closed.decide(live(START), valid(Presence.ABSENT)).outcome()).isEqualTo(Outcome.TOO_LATE);
		assertThat(door(START).overAt(START.plus(Duration.ofHours(2)))).isFalse();
		assertThat(door(START).overAt(midnight.plusMillis(1))).isTrue();
	}

	@Test
	void aFullRoomTakesNobodyElseButThoseWhomASupervisorLetsIn() {
		assertThat(room(2, 3, live(START), Presence.ABSENT)).isEqualTo(Outcome.ADMITTED);
		assertThat(room(3, 3, live(START), Presence.ABSENT)).isEqualTo(Outcome.FULL);
		assertThat(room(4, 3, live(START), Presence.LEFT)).as("coming back").isEqualTo(Outcome.FULL);
		assertThat(room(3, 3, live(START), Presence.INSIDE)).isEqualTo(Outcome.ALREADY_ADMITTED);
		assertThat(room(3, 3, scan(Direction.OUT, START, false), Presence.INSIDE)).isEqualTo(Outcome.LEFT);
		assertThat(room(0, 0, live(START), Presence.ABSENT)).isEqualTo(Outcome.FULL);
		assertThat(room(3, 3, override(START), Presence.ABSENT)).isEqualTo(Outcome.ADMITTED);
		assertThat(new Doorkeeper(door(END), START, new Room(3, 3)).decide(override(START), valid(Presence.ABSENT))
			.overridden()).isTrue();
		assertThat(new Doorkeeper(door(END), START, new Room(3, 2)).decide(override(START), valid(Presence.ABSENT))
			.overridden()).as("there was room").isFalse();
		assertThat(room(3, 3, offline(START), Presence.ABSENT)).as("who was let in without network is inside")
			.isEqualTo(Outcome.ADMITTED);
	}

	@Test
	void theListOnPaperIsTickedOffAfterwardsHoweverFullItWas() {
		Scan tick = scan(Direction.IN, END.plus(Duration.ofDays(1)), true);
		assertThat(new Doorkeeper(door(END), tick.scannedAt(), new Room(3, 3)).decide(tick, valid(Presence.ABSENT))
			.outcome()).isEqualTo(Outcome.ADMITTED);
	}

	private static Outcome room(int inside, int limit, Scan scan, Presence presence) {
		return new Doorkeeper(door(END), START, new Room(limit, inside)).decide(scan, valid(presence)).outcome();
	}

	private static Scan scan(Direction direction, Instant at, boolean byHand) {
		return new Scan(UUID.randomUUID(), "code", direction, at, false, false, place(byHand));
	}

	private static Scan live(Instant at) {
		return scan(Direction.IN, at, false);
	}

	private static Scan offline(Instant at) {
		return new Scan(UUID.randomUUID(), "code", Direction.IN, at, true, false, place(false));
	}

	private static Scan override(Instant at) {
		return new Scan(UUID.randomUUID(), "code", Direction.IN, at, false, true, place(false));
	}

	private static Scan.Place place(boolean byHand) {
		return new Scan.Place("Nord", "phone-3", "steward", byHand);
	}

	private static Presented valid(Presence presence) {
		return ticket(EVENT, TicketAtDoor.State.VALID, seat(SESSION, Seat.State.CONFIRMED, presence));
	}

	private static Presented ticket(UUID event, TicketAtDoor.State state, Seat... seats) {
		return new Presented.Ticket(new TicketAtDoor(UUID.randomUUID(), UUID.randomUUID(),
				new TicketReference("K7QX-3MPD", 1), event, state, 1, "Ada Example", 0, List.of(seats)));
	}

	private static Seat seat(UUID session, Seat.State state, Presence presence) {
		Seat.@Nullable Entry first = (presence != Presence.ABSENT) ? BEFORE : null;
		return new Seat(QUOTA, session, state, presence, first);
	}

	private static Door door(Instant end) {
		SignUpRules rules = new SignUpRules(SignUpRules.Kind.HERE, null, null, null, 5, SignUpRules.OnePerPerson.NONE,
				new org.einlass.registration.programme.Audience(
						org.einlass.registration.programme.Audience.Level.GUEST),
				true, 30, SignUpRules.Promotion.OFFER, SignUpRules.GroupRule.IN_ORDER, false, 30, List.of(), null);
		Session session = new Session(SESSION, Session.Status.SCHEDULED, Map.of(), START, end,
				ZoneId.of("Europe/Berlin"), false, false, null, null, List.of());
		Event event = new Event(EVENT, 1, "digitale-stadt", "Digitale Stadt", "sprechstunde", Event.Status.PUBLISHED,
				Visibility.PUBLIC, Map.of("de", "Sprechstunde"), rules, List.of(), List.of(session));
		return Door
			.of(event, SESSION, new DoorSettings(Duration.ofHours(2), Duration.ofHours(1), Duration.ofSeconds(2)))
			.orElseThrow();
	}

}
