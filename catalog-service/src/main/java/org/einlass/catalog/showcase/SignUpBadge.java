package org.einlass.catalog.showcase;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.einlass.catalog.event.Availability;
import org.einlass.catalog.event.QuotaState;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.SignUp;
import org.einlass.catalog.wording.SessionTime;
import org.jspecify.annotations.Nullable;

/**
 * What stands beside a date where people sign up here: how full it is, or why nobody can
 * sign up now.
 *
 * @param state an availability, or {@code not_yet}, {@code closed}, {@code running}
 * @param opens when the sign-up opens, in words, for {@code not_yet}
 */
record SignUpBadge(String state, @Nullable String opens) {

	private static final SignUpBadge CLOSED = new SignUpBadge("closed", null);

	private static final SignUpBadge RUNNING = new SignUpBadge("running", null);

	/** For the dates of an event to come, in order: the first that is open counts. */
	static @Nullable SignUpBadge of(SignUp signUp, List<Session> coming, Map<UUID, QuotaState> states, Instant now,
			Locale locale) {
		if (signUp.kind() != SignUp.Kind.HERE || coming.isEmpty()) {
			return null;
		}
		return coming.stream()
			.filter((session) -> why(signUp, session, now, locale) == null)
			.findFirst()
			.map((session) -> fullness(session, states))
			.orElseGet(() -> why(signUp, coming.getFirst(), now, locale));
	}

	private static @Nullable SignUpBadge fullness(Session session, Map<UUID, QuotaState> states) {
		return session.quotas()
			.stream()
			.map((quota) -> Availability.of(quota, states.get(quota.id())))
			.min(Comparator.naturalOrder())
			.map((best) -> new SignUpBadge(EventView.lower(best), null))
			.orElse(null);
	}

	/** Why nobody can sign up for this date now, or null if people can. */
	static @Nullable SignUpBadge why(SignUp signUp, Session session, Instant now, Locale locale) {
		Instant opens = signUp.opensAt();
		Instant closes = (signUp.closesAt() != null) ? signUp.closesAt() : session.start();
		if (!now.isBefore(session.end())) {
			return CLOSED;
		}
		if (!now.isBefore(closes)) {
			return now.isBefore(session.start()) ? CLOSED : RUNNING;
		}
		return (opens != null && now.isBefore(opens))
				? new SignUpBadge("not_yet", SessionTime.moment(opens, session.zone(), locale)) : null;
	}

}
