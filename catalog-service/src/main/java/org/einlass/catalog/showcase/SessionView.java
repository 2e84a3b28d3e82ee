package org.einlass.catalog.showcase;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.einlass.catalog.event.Availability;
import org.einlass.catalog.event.Quota;
import org.einlass.catalog.event.QuotaState;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.SignUp;
import org.einlass.catalog.event.Venue;
import org.einlass.catalog.wording.SessionTime;
import org.jspecify.annotations.Nullable;

/**
 * A session as the page of its event shows it.
 *
 * @param quotas with their availability, if people can sign up here now
 * @param badge why they cannot, or null
 */
record SessionView(UUID id, String title, String when, String datetime, @Nullable Venue venue, boolean online,
		boolean cancelled, @Nullable String reason, List<QuotaView> quotas, @Nullable SignUpBadge badge) {

	/** A quota with a name and the word for how full it is. */
	record QuotaView(String name, String availability) {

		static QuotaView of(Quota quota, Map<UUID, QuotaState> states, Locale locale) {
			return new QuotaView(quota.name().in(locale),
					EventView.lower(Availability.of(quota, states.get(quota.id()))));
		}

	}

	static SessionView of(Session session, SignUp signUp, Map<UUID, QuotaState> states, Instant now, Locale locale) {
		boolean here = signUp.kind() == SignUp.Kind.HERE && session.scheduled() && !session.quotas().isEmpty();
		SignUpBadge badge = here ? SignUpBadge.why(signUp, session, now, locale) : null;
		List<QuotaView> quotas = (here && badge == null)
				? session.quotas().stream().map((quota) -> QuotaView.of(quota, states, locale)).toList() : List.of();
		return new SessionView(session.id(), EventCard.text(session.title(), locale),
				SessionTime.of(session).when(locale), session.start().toString(), session.venue(), session.online(),
				!session.scheduled(), session.reason(), quotas, badge);
	}

}
