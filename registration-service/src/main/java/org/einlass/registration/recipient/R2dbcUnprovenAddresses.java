package org.einlass.registration.recipient;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.boxoffice.Booking;
import org.einlass.registration.boxoffice.Registration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Finds registrations beyond those of which an address gets mail that nobody has shown to
 * be right. Else a stranger fills a mailbox by signing up again and again.
 */
@Repository
class R2dbcUnprovenAddresses {

	/** What {@link Booking#addressProven()} says, of many at once. */
	private static final String BEYOND = """
			with unproven as (
			  select r.id, row_number() over (partition by c.email order by r.created_at, r.id) as number
			  from contacts c join registrations r on r.id = c.registration
			  where c.email = any(:emails) and r.created_at > :since
			    and not coalesce(c.verified, r.account is not null)
			    and not (r.confirm_mails > 0 and r.ticket_mails + r.waiting_mails > 0))
			select id from unproven where number > :most
			""";

	private final DatabaseClient database;

	private final MailLimits limits;

	private final Clock clock;

	R2dbcUnprovenAddresses(DatabaseClient database, MailLimits limits, Clock clock) {
		this.database = database;
		this.limits = limits;
		this.clock = clock;
	}

	/** Those of the registrations that get no mail today. */
	Mono<Set<UUID>> beyond(Collection<Registration> registrations) {
		Set<String> emails = registrations.stream()
			.map(Registration::booking)
			.filter((booking) -> !booking.addressProven() && booking.contact().email() != null)
			.map((booking) -> String.valueOf(booking.contact().email()))
			.collect(Collectors.toSet());
		return emails.isEmpty() ? Mono.just(Set.of())
				: this.database.sql(BEYOND)
					.bind("emails", emails.toArray(String[]::new))
					.bind("since", this.clock.instant().minus(Duration.ofDays(1)))
					.bind("most", this.limits.unprovenPerDay())
					.mapValue(UUID.class)
					.all()
					.collect(Collectors.toSet());
	}

}
