package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Finds which registrations a batch of requests is about. */
@Repository
class R2dbcBatch {

	/** Overdue ones given back at once; what is left waits for the next batch. */
	private static final int MOST_OVERDUE = 200;

	/** Asked for, with an address that is asked with, or overdue. */
	private static final String CONCERNED = """
			select id, null::uuid as endless from registrations where event = :event and id = any(:ids)
			union
			select r.id, null from contacts c join registrations r on r.id = c.registration
			where c.email = any(:emails) and r.event = :event
			  and (r.status in ('held', 'waitlisted') and r.hold_until is not null or r.not_kept_mails > 0)
			union
			(select id, null from registrations
			 where event = :event and status in ('held', 'waitlisted', 'offered')
			   and coalesce(offer_until, hold_until) <= :now
			 order by coalesce(offer_until, hold_until) limit :most)
			""";

	/**
	 * Also among the first groups in the line that want the same places, with the quotas
	 * for which there are more. A statement of its own, since the database would plan for
	 * a line that nobody stands in, anew for each batch.
	 */
	private static final String IN_LINE = """
			with wanted as (
			  select r.id as registration, p.waiting_since as since, p.waits_together as together,
			         case when not p.waits_together then p.quota end as alone, p.instead_of, p.quota, count(*) as places
			  from places p join tickets t on t.id = p.ticket join registrations r on r.id = t.registration
			  where p.quota in (select id from quotas where event = :event) and p.state = 'waitlisted'
			    and r.hold_until is null and r.status in ('waitlisted', 'offered', 'confirmed')
			  group by 1, 2, 3, 4, 5, 6),
			groups as (
			  select registration, since, array_agg(quota) as quotas,
			         string_agg(quota || ' ' || places, ',' order by quota) as same
			  from wanted group by registration, since, together, alone, instead_of),
			line as (
			  select registration, quotas, row_number() over (partition by same order by since, registration) as n
			  from groups)
			%s
			union
			select registration, null from line where n <= :first
			union
			select registration, unnest(quotas) from line where n = :first + 1
			""".formatted(CONCERNED);

	private final DatabaseClient database;

	R2dbcBatch(DatabaseClient database) {
		this.database = database;
	}

	/**
	 * Those that are asked for, have such an address and are open, are overdue, or stand
	 * first in the line.
	 * @param waiting whether anybody waits at all
	 */
	Mono<About> about(UUID event, Collection<UUID> ids, Collection<String> emails, boolean waiting, Instant now) {
		DatabaseClient.GenericExecuteSpec statement = waiting
				? this.database.sql(IN_LINE).bind("first", Line.MOST_KNOWN) : this.database.sql(CONCERNED);
		return statement.bind("event", event)
			.bind("ids", ids.toArray(UUID[]::new))
			.bind("emails", emails.toArray(String[]::new))
			.bind("now", now)
			.bind("most", MOST_OVERDUE)
			.map(Found::of)
			.all()
			.collectList()
			.map(About::of);
	}

	/**
	 * What a batch is about.
	 *
	 * @param endless quotas for which more wait than are among the registrations
	 */
	record About(List<UUID> registrations, Set<UUID> endless) {

		private static About of(List<Found> found) {
			return new About(found.stream().filter((one) -> one.endless() == null).map(Found::id).toList(),
					found.stream().map(Found::endless).filter(Objects::nonNull).collect(Collectors.toSet()));
		}

	}

	private record Found(UUID id, @Nullable UUID endless) {

		@SuppressWarnings("NullAway") // the id is not null
		static Found of(Readable row) {
			return new Found(row.get("id", UUID.class), row.get("endless", UUID.class));
		}

	}

}
