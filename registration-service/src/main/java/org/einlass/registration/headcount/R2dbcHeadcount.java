package org.einlass.registration.headcount;

import java.util.Collection;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Numbers in the table {@code headcounts}: one row for each quota of a session, gate and
 * minute of arrival. It counts as {@code R2dbcAttendance} does.
 */
@Repository
class R2dbcHeadcount implements Headcount {

	/** In a fixed order, so that two erasures never wait for each other. */
	private static final String KEEP = """
			insert into headcounts as known (session, quota, gate, minute, registered, waiting, cancelled, present, inside,
			                                 absent)
			select p.session, p.quota, case when p.admitted_at is not null then coalesce(p.admitted_gate, '') else '' end,
			       date_trunc('minute', p.admitted_at),
			       count(*) filter (where p.state = 'confirmed'),
			       count(*) filter (where p.state in ('waitlisted', 'offered') and r.hold_until is null),
			       count(*) filter (where p.state = 'cancelled'),
			       count(*) filter (where p.admitted_at is not null),
			       count(*) filter (where p.presence = 'inside'),
			       count(*) filter (where p.state in ('confirmed', 'released') and p.admitted_at is null)
			from registrations r join tickets t on t.registration = r.id join places p on p.ticket = t.id
			where r.id = any(:ids) and (p.state in ('confirmed', 'waitlisted', 'offered', 'cancelled', 'released')
			                            or p.admitted_at is not null)
			group by 1, 2, 3, 4
			order by 1, 2, 3, 4
			on conflict (session, quota, gate, minute) do update set
			  registered = known.registered + excluded.registered, waiting = known.waiting + excluded.waiting,
			  cancelled = known.cancelled + excluded.cancelled, present = known.present + excluded.present,
			  inside = known.inside + excluded.inside, absent = known.absent + excluded.absent
			""";

	private final DatabaseClient database;

	R2dbcHeadcount(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<Void> keep(Collection<UUID> registrations) {
		return registrations.isEmpty() ? Mono.empty()
				: this.database.sql(KEEP).bind("ids", registrations.toArray(UUID[]::new)).then();
	}

}
