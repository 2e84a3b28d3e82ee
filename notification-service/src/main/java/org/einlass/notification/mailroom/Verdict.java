package org.einlass.notification.mailroom;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Session;
import org.einlass.notification.reminder.ReminderRule;
import org.jspecify.annotations.Nullable;

/**
 * Whether a claimed mail is still wanted, judged by the newest state of event and
 * registration: what became pointless meanwhile is dropped, never sent.
 */
sealed interface Verdict {

	/** After which what one service has told is known from the other one as well. */
	Duration NEWS = Duration.ofMinutes(1);

	static Verdict of(Mail mail, Event event, Instant now, Duration staleAfter) {
		Registration registration = mail.registration();
		if (mail.askedAt().plus(staleAfter).isBefore(now) && mail.day() == null) {
			return new Drop("stale");
		}
		return switch (mail.kind()) {
			case CONFIRM ->
				dropUnless(registration.unconfirmed() && ahead(registration.holdUntil(), now), mail, event, now);
			case TICKET -> dropUnless(registration.confirmed(), mail, event, now);
			case WAITING -> dropUnless(registration.waits(), mail, event, now);
			case OFFER -> dropUnless(registration.offered() && ahead(registration.offerUntil(), now), mail, event, now);
			case OFFER_EXPIRED -> dropUnless(registration.offerLapsed() && event.published(), mail, event, now);
			case CANCELLED -> dropUnless(registration.cancelled() && mail.rule().equals(registration.end())
					&& !takesPlaceAfterAll(registration, event), event.over(registration.sessions(), now));
			case SESSION_CANCELLED -> {
				UUID session = UUID.fromString(mail.rule());
				yield waitWhile(takesPlace(session, event), now,
						dropUnless(registration.stands() && registration.lost().contains(session) && event.published(),
								event.over(List.of(session), now)));
			}
			case LINKS -> dropUnless(!registration.erased(), false);
			case REMINDER -> reminder(mail, event, now);
		};
	}

	/** A cancellation that was undone: the registration will be told to stand again. */
	private static boolean takesPlaceAfterAll(Registration registration, Event event) {
		List<Session> known = event.sessions(registration.sessions());
		return registration.undoable() && event.published() && known.size() == registration.sessions().size()
				&& known.stream().allMatch(Session::scheduled);
	}

	/** Whether the catalog says so, even before the registration has its place back. */
	private static boolean takesPlace(UUID session, Event event) {
		return event.sessions(List.of(session)).stream().anyMatch(Session::scheduled);
	}

	private static boolean ahead(@Nullable Instant deadline, Instant now) {
		return deadline == null || deadline.isAfter(now);
	}

	/** An event that is not published has nobody who stands: one of the two is old. */
	private static Verdict dropUnless(boolean wanted, Mail mail, Event event, Instant now) {
		Registration registration = mail.registration();
		return waitWhile(!event.published(), now, dropUnless(wanted,
				event.over(registration.sessions(), now) && event.over(registration.awaited(), now)));
	}

	/** Event and registration are told by two services, each in its own time. */
	private static Verdict waitWhile(boolean contradicted, Instant now, Verdict verdict) {
		return (contradicted && verdict instanceof Send) ? new Wait(now.plus(NEWS)) : verdict;
	}

	private static Verdict dropUnless(boolean wanted, boolean over) {
		if (over) {
			return new Drop("over");
		}
		return wanted ? new Send() : new Drop("no_longer_wanted");
	}

	private static Verdict reminder(Mail mail, Event event, Instant now) {
		if (!mail.registration().confirmed() || !event.published()) {
			return new Drop("no_longer_wanted");
		}
		List<Session> ahead = event.sessions(mail.registration().sessions())
			.stream()
			.filter((session) -> session.scheduled() && session.day().equals(mail.day()))
			.filter((session) -> session.start().isAfter(now))
			.toList();
		if (ahead.isEmpty()) {
			return new Drop("over");
		}
		Instant awake = ReminderRule.awake(now, ahead.getFirst().zone());
		return awake.isAfter(now) ? new Wait(awake) : new Send();
	}

	/** Wanted: to be sent now. */
	record Send() implements Verdict {
	}

	/**
	 * Wanted, but not now: a reminder in the quiet hours, or news that do not fit yet.
	 */
	record Wait(Instant until) implements Verdict {
	}

	/** Pointless by now: the event is over, the registration ended, the hold ran out. */
	record Drop(String reason) implements Verdict {
	}

}
