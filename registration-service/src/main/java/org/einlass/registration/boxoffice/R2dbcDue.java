package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;

@Repository
class R2dbcDue implements Due {

	private static final String OVERDUE = """
			select distinct event from registrations
			where status in ('held', 'waitlisted', 'offered') and coalesce(offer_until, hold_until) <= :now
			union
			select q.event from quotas q join sessions s on s.id = q.session
			where q.waiting > 0 and s.starts_at <= :now
			  and exists (select from places p where p.quota = q.id and p.state = 'waitlisted')
			""";

	private static final String FREE = """
			select q.event, (select sum(version) from quotas where event = q.event)::bigint as version
			from quotas q join sessions s on s.id = q.session
			where q.waiting > 0 and (q.wanted is null or q.taken + q.lost < q.wanted) and not q.removed
			  and s.status = 'scheduled' and s.starts_at > :desk
			group by q.event
			""";

	/**
	 * By event: places in one that does not take place, or in such a session, and places
	 * to find. Those that are over, or were released, are settled.
	 */
	private static final String AFFECTED = """
			with affected as (
			  select s.event, t.registration as id
			  from events e join sessions s on s.event = e.id join places p on p.session = s.id
			  join tickets t on t.id = p.ticket
			  where e.status <> 'published' and p.state in ('held', 'waitlisted', 'offered', 'confirmed')
			  union
			  select s.event, t.registration
			  from sessions s join places p on p.session = s.id join tickets t on t.id = p.ticket
			  where s.status = 'cancelled' and p.state in ('held', 'waitlisted', 'offered', 'confirmed')
			  union
			  select s.event, t.registration
			  from places p join sessions s on s.id = p.session join events e on e.id = s.event
			  join tickets t on t.id = p.ticket
			  where p.lost_in is not null and s.status = 'scheduled' and e.status = 'published')
			""";

	/**
	 * The same by event, told by the counts: it is asked every second, however many
	 * places are stored. Of people who are erased only the counts are left; there is
	 * nothing to settle for them.
	 */
	private static final String EVENTS_AFFECTED = """
			with ended as (
			  select q.id, q.event, q.taken from events e join quotas q on q.event = e.id where e.status <> 'published'
			  union
			  select q.id, q.event, q.taken from sessions s join quotas q on q.session = s.id where s.status = 'cancelled')
			select event from ended
			where taken > 0 and (select true from places p
			    where p.quota = ended.id and p.state in ('held', 'offered', 'confirmed') limit 1)
			  or exists (select from places p where p.quota = ended.id and p.state = 'waitlisted')
			union
			select s.event from (select distinct session from places where lost_in is not null) lost
			join sessions s on s.id = lost.session join events e on e.id = s.event
			where s.status = 'scheduled' and e.status = 'published'
			""";

	private final DatabaseClient database;

	R2dbcDue(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Flux<UUID> overdue(Instant now) {
		return this.database.sql(OVERDUE).bind("now", now).mapValue(UUID.class).all();
	}

	@Override
	@SuppressWarnings("NullAway") // both columns are not null
	public Flux<Free> free(Instant now) {
		return this.database.sql(FREE)
			.bind("desk", now.plus(Line.DESK))
			.map((Readable row) -> new Free(row.get("event", UUID.class), row.get("version", Long.class)))
			.all();
	}

	@Override
	public Flux<UUID> affected() {
		return this.database.sql(EVENTS_AFFECTED).mapValue(UUID.class).all();
	}

	@Override
	public Flux<UUID> affected(UUID event, UUID after, int most) {
		return this.database
			.sql(AFFECTED + "select id from affected where event = :event and id > :after order by id limit :most")
			.bind("event", event)
			.bind("after", after)
			.bind("most", most)
			.mapValue(UUID.class)
			.all();
	}

}
