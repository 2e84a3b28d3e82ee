package org.einlass.catalog.event;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

import org.einlass.catalog.event.EventRefused.NoWayIn;

/**
 * Whether people can get in. What is published without a way in says "places are free"
 * and refuses everybody; a copy of last year's event is the usual case.
 */
final class WayIn {

	private WayIn() {
	}

	/** Throws with the first reason why nobody could sign up or come. */
	static void require(EventContent content, Instant now) {
		List<Session> ahead = content.sessions()
			.stream()
			.filter((session) -> session.scheduled() && !over(session, now))
			.toList();
		if (ahead.isEmpty()) {
			boolean past = content.sessions().stream().allMatch((session) -> over(session, now));
			throw new NoWayIn(past ? NoWayIn.Why.ALL_DATES_PAST : NoWayIn.Why.ALL_DATES_CANCELLED);
		}
		SignUp signUp = content.signUp();
		if (signUp.kind() != SignUp.Kind.HERE) {
			return;
		}
		if (signUp.closesAt() != null && !now.isBefore(signUp.closesAt())) {
			throw new NoWayIn(NoWayIn.Why.WINDOW_OVER);
		}
		Instant last = ahead.stream().map(WayIn::end).max(Comparator.naturalOrder()).orElseThrow();
		if (signUp.opensAt() != null && !signUp.opensAt().isBefore(last)) {
			throw new NoWayIn(NoWayIn.Why.WINDOW_AFTER_DATES);
		}
		if (ahead.stream().flatMap((session) -> session.quotas().stream()).allMatch(WayIn::empty)) {
			throw new NoWayIn(NoWayIn.Why.NO_PLACES);
		}
	}

	/** Of a session without a known end, only the day is certain. */
	private static Instant end(Session session) {
		return session.end().isAfter(session.start()) ? session.end()
				: session.start()
					.atZone(session.zone())
					.toLocalDate()
					.plusDays(1)
					.atStartOfDay(session.zone())
					.toInstant();
	}

	private static boolean over(Session session, Instant now) {
		return !now.isBefore(end(session));
	}

	private static boolean empty(Quota quota) {
		return Objects.equals(quota.places(), 0);
	}

}
