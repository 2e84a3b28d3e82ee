package org.einlass.catalog.event;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.catalog.event.Event.Status;
import org.einlass.catalog.event.EventRefused.InUse;
import org.einlass.catalog.event.EventRefused.JustCancelled;
import org.einlass.catalog.event.EventRefused.NotPossibleNow;
import org.einlass.catalog.event.EventRefused.PlacesBelowTaken;
import org.einlass.catalog.event.EventRefused.QuotaNeeded;
import org.einlass.catalog.event.EventRefused.SessionNeeded;
import org.einlass.catalog.event.EventRefused.UndoTooLate;
import org.einlass.catalog.event.EventRefused.UnknownSession;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** The life of an event, and what people have of it. */
class EventTests {

	private static final Instant NOW = Instant.parse("2027-05-04T08:00:00Z");

	@Test
	void everyChangeRaisesTheVersion() {
		Event draft = ExampleEvents.in(Status.DRAFT);
		assertThat(draft.published(NOW).version()).isEqualTo(draft.version() + 1);
		assertThat(draft.published(NOW).changedAt()).isEqualTo(NOW);
	}

	@Test
	void whatHasHappenedAlreadyChangesNothing() {
		Event published = ExampleEvents.published();
		assertThat(published.published(NOW)).isSameAs(published);
		assertThat(published.changed(published.content(), NOW)).isSameAs(published);
		Event cancelled = published.cancelled("Sturm", NOW);
		assertThat(cancelled.cancelled("Hagel", NOW)).isSameAs(cancelled);
		Event withdrawn = cancelled.withdrawn(NOW);
		assertThat(withdrawn.withdrawn(NOW)).isSameAs(withdrawn);
	}

	@Test
	void whatNobodyCouldGetIntoIsPublishedOnlyWhenItIsMeant() {
		Event draft = ExampleEvents.in(Status.DRAFT);
		Instant start = draft.content().sessions().getFirst().start();
		assertThat(against(draft, draft.content().sessions().getFirst().end())).isEqualTo("all-dates-past");
		Event without = draft.sessionCancelled(draft.content().sessions().getFirst().id(), "Sturm", NOW);
		assertThat(against(without, NOW)).isEqualTo("all-dates-cancelled");
		assertThat(against(draft.changed(window(draft, null, NOW.minusSeconds(1)), NOW), NOW)).isEqualTo("window-over");
		assertThat(against(draft.changed(window(draft, start.plusSeconds(864_000), null), NOW), NOW))
			.isEqualTo("window-after-dates");
		assertThat(against(draft.changed(ExampleEvents.with(0, null), NOW), NOW)).isEqualTo("no-places");
		assertThat(draft.published(start.plusSeconds(864_000), true).status()).isEqualTo(Status.PUBLISHED);
		assertThat(draft.published(NOW).status()).isEqualTo(Status.PUBLISHED);
	}

	private static EventContent window(Event event, @Nullable Instant opens, @Nullable Instant closes) {
		SignUp old = event.content().signUp();
		return event.content()
			.withSignUp(new SignUp(old.kind(), opens, closes, null, old.maxAttendees(), old.onePerPerson(),
					old.audience(), old.requireConfirmation(), old.holdMinutes(), old.promotion(), old.groupRule(),
					old.closeWhenSoldOut(), old.retentionDays(), old.questions(), old.elsewhere(),
					old.releaseAfterMinutes()));
	}

	private static String against(Event draft, Instant now) {
		try {
			draft.published(now);
			return "nothing";
		}
		catch (EventRefused.NoWayIn none) {
			return none.why().code();
		}
	}

	@Test
	void othersHearOnlyOfWhatWasPublished() {
		Event draft = ExampleEvents.in(Status.DRAFT);
		Event published = draft.published(NOW);
		assertThat(draft.changed(ExampleEvents.with(99, null), NOW).tells(draft)).isEmpty();
		assertThat(published.tells(draft)).contains("EventPublished");
		assertThat(published.changed(ExampleEvents.with(99, null), NOW).tells(published)).contains("EventChanged");
		assertThat(published.cancelled(null, NOW).tells(published)).contains("EventCancelled");
		assertThat(published.withdrawn(NOW).tells(published)).contains("EventWithdrawn");
		assertThat(published.sessionCancelled(ExampleEvents.SESSION, null, NOW).tells(published))
			.contains("EventChanged");
	}

	@Test
	void cancellingIsUndoneForTenMinutes() {
		Event cancelled = ExampleEvents.published().cancelled("Sturm", NOW);
		Event restored = cancelled.restored(NOW.plusSeconds(599));
		assertThat(restored.status()).isEqualTo(Status.PUBLISHED);
		assertThat(restored.reason()).isNull();
		assertThat(restored.cancelled(null, NOW.plusSeconds(900)).cancelledAt()).isEqualTo(NOW.plusSeconds(900));
		assertThatThrownBy(() -> cancelled.restored(NOW.plusSeconds(600))).isInstanceOf(UndoTooLate.class);
	}

	@Test
	void cancellingASessionIsUndoneForTenMinutes() {
		Event changed = ExampleEvents.published().sessionCancelled(ExampleEvents.SESSION, "krank", NOW);
		Session restored = changed.sessionRestored(ExampleEvents.SESSION, NOW.plusSeconds(599))
			.content()
			.sessions()
			.getFirst();
		assertThat(restored.scheduled()).isTrue();
		assertThat(restored.reason()).isNull();
		assertThatThrownBy(() -> changed.sessionRestored(ExampleEvents.SESSION, NOW.plusSeconds(600)))
			.isInstanceOf(UndoTooLate.class);
	}

	@Test
	void aDraftIsNeitherCancelledNorWithdrawn() {
		Event draft = ExampleEvents.in(Status.DRAFT);
		assertThatThrownBy(() -> draft.cancelled(null, NOW)).isInstanceOf(NotPossibleNow.class);
		assertThatThrownBy(() -> draft.withdrawn(NOW)).isInstanceOf(NotPossibleNow.class);
	}

	@Test
	void aCancelledEventStaysAsItIs() {
		Event cancelled = ExampleEvents.in(Status.CANCELLED);
		assertThatThrownBy(() -> cancelled.published(NOW)).isInstanceOf(NotPossibleNow.class);
		assertThatThrownBy(() -> cancelled.changed(cancelled.content(), NOW)).isInstanceOf(NotPossibleNow.class);
		assertThatThrownBy(() -> cancelled.sessionCancelled(ExampleEvents.SESSION, null, NOW))
			.isInstanceOf(NotPossibleNow.class);
	}

	@Test
	void onlyASessionOfTheEventIsCancelled() {
		assertThatThrownBy(() -> ExampleEvents.published().sessionCancelled(UUID.randomUUID(), null, NOW))
			.isInstanceOf(UnknownSession.class);
	}

	@Test
	void aQuotaInUseIsNotRemoved() {
		Event event = ExampleEvents.published();
		EventContent without = event.content().withSessions(List.of());
		assertThatThrownBy(() -> event.allow(without, told(1, 0))).isInstanceOf(InUse.class);
		assertThatThrownBy(() -> event.allow(without, told(0, 1))).isInstanceOf(InUse.class);
		assertThatCode(() -> event.allow(without, told(0, 0))).doesNotThrowAnyException();
		assertThatCode(() -> event.allow(without, Map.of())).doesNotThrowAnyException();
	}

	@Test
	void aCancelledSessionIsNotRemovedWhileThatCanBeUndone() {
		Event event = ExampleEvents.published();
		Session kept = event.content().sessions().getFirst().copy(UUID::randomUUID);
		Event both = event.changed(event.content().withSessions(List.of(event.content().sessions().getFirst(), kept)),
				NOW);
		Event cancelled = both.sessionCancelled(ExampleEvents.SESSION, null, NOW);
		EventContent without = cancelled.content().withSessions(List.of(kept));
		assertThatThrownBy(() -> cancelled.changed(without, NOW.plusSeconds(599))).isInstanceOf(JustCancelled.class);
		assertThatCode(() -> cancelled.changed(without, NOW.plusSeconds(600))).doesNotThrowAnyException();
		assertThatCode(() -> cancelled.changed(cancelled.content(), NOW)).doesNotThrowAnyException();
	}

	@Test
	void aPublishedEventKeepsAQuotaAsLongAsPeopleSignUpHere() {
		Event event = ExampleEvents.published();
		EventContent without = event.content().withSessions(List.of());
		assertThatThrownBy(() -> event.changed(without, NOW)).isInstanceOf(QuotaNeeded.class);
		assertThatCode(() -> ExampleEvents.in(Status.DRAFT).changed(without, NOW)).doesNotThrowAnyException();
	}

	@Test
	void aPublishedEventKeepsADateThoughNobodySignsUp() {
		EventContent content = ExampleEvents.published().content();
		EventContent none = content.withSignUp(SignUpReading.read(null, false));
		Event event = ExampleEvents.in(Status.DRAFT).changed(none, NOW).published(NOW);
		EventContent without = none.withSessions(List.of());
		assertThatThrownBy(() -> event.changed(without, NOW)).isInstanceOf(SessionNeeded.class);
		assertThatCode(() -> ExampleEvents.in(Status.DRAFT).changed(without, NOW)).doesNotThrowAnyException();
	}

	@Test
	void placesAreNotLoweredBelowWhatIsTaken() {
		Event event = ExampleEvents.published();
		assertThatThrownBy(() -> event.allow(ExampleEvents.with(49, null), told(50, 0)))
			.isInstanceOf(PlacesBelowTaken.class);
		assertThatCode(() -> event.allow(ExampleEvents.with(49, null), told(49, 7))).doesNotThrowAnyException();
		assertThatCode(() -> event.allow(ExampleEvents.with(null, null), told(51, 0))).doesNotThrowAnyException();
	}

	@Test
	void whatWasBelowAlreadyMayStayAndRise() {
		Event event = ExampleEvents.published();
		assertThatCode(() -> event.allow(event.content(), told(80, 0))).doesNotThrowAnyException();
		assertThatCode(() -> event.allow(ExampleEvents.with(60, null), told(80, 0))).doesNotThrowAnyException();
	}

	@Test
	void withdrawingIsNoWayAroundTheTenMinutes() {
		Event withdrawn = ExampleEvents.published().cancelled("Sturm", NOW).withdrawn(NOW.plusSeconds(60));
		assertThat(withdrawn.published(NOW.plusSeconds(599)).status()).isEqualTo(Status.PUBLISHED);
		assertThat(withdrawn.published(NOW.plusSeconds(599)).cancelledAt()).isNull();
		assertThatThrownBy(() -> withdrawn.published(NOW.plusSeconds(600))).isInstanceOf(UndoTooLate.class);
		Event never = ExampleEvents.published().withdrawn(NOW);
		assertThat(never.published(NOW.plusSeconds(6000)).status()).isEqualTo(Status.PUBLISHED);
	}

	@Test
	void nothingIsPublishedForAnAudienceThatNobodyCanTellYet() {
		EventContent invited = ExampleEvents.with(50, new Audience(Audience.Level.INVITATION, List.of(), List.of()));
		Event draft = ExampleEvents.in(Status.DRAFT).changed(invited, NOW);
		assertThatThrownBy(() -> draft.published(NOW)).isInstanceOfSatisfying(Invalid.class,
				(invalid) -> assertThat(invalid.fields()).singleElement()
					.satisfies((field) -> assertThat(field.path() + " " + field.code())
						.isEqualTo("sessions[0].quotas[0].audience.level not-built")));
		assertThatThrownBy(() -> ExampleEvents.published().changed(invited, NOW)).isInstanceOf(Invalid.class);
		EventContent coded = ExampleEvents.with(50, new Audience(Audience.Level.CODE, List.of(), List.of()));
		assertThat(ExampleEvents.in(Status.DRAFT).changed(coded, NOW).published(NOW).status())
			.isEqualTo(Status.PUBLISHED);
	}

	private static Map<UUID, QuotaState> told(int taken, int waiting) {
		return Map.of(ExampleEvents.QUOTA, new QuotaState(taken, waiting, Availability.FEW));
	}

}
