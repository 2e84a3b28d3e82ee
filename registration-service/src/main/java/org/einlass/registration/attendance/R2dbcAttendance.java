package org.einlass.registration.attendance;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.einlass.registration.door.Door;
import org.einlass.registration.programme.Texts;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Counts the places of a session; present is who was ever admitted. Of people who are
 * erased only numbers are left, which count as they did.
 */
@Repository
@SuppressWarnings("NullAway") // only places can be null
class R2dbcAttendance {

	private static final String BY_QUOTA = """
			with counted as (
			  select p.quota,
			         count(*) filter (where p.state = 'confirmed') as registered,
			         count(*) filter (where p.state = 'held') as held,
			         count(*) filter (where p.state in ('waitlisted', 'offered') and r.hold_until is null) as waiting,
			         count(*) filter (where p.state = 'cancelled') as cancelled,
			         count(*) filter (where p.admitted_at is not null) as present,
			         count(*) filter (where p.presence = 'inside') as inside,
			         count(*) filter (where p.state in ('confirmed', 'released') and p.admitted_at is null) as absent
			  from places p join tickets t on t.id = p.ticket join registrations r on r.id = t.registration
			  where p.session = :session
			  group by p.quota
			  union all
			  select quota, registered, 0, waiting, cancelled, present, inside, absent
			  from headcounts where session = :session)
			select q.id, q.name::text, q.places, greatest(q.taken - q.wanted, 0)::bigint as over,
			       coalesce(sum(c.registered), 0)::bigint as registered, coalesce(sum(c.held), 0)::bigint as held,
			       coalesce(sum(c.waiting), 0)::bigint as waiting,
			       coalesce(sum(c.cancelled), 0)::bigint as cancelled, coalesce(sum(c.present), 0)::bigint as present,
			       coalesce(sum(c.inside), 0)::bigint as inside, coalesce(sum(c.absent), 0)::bigint as absent
			from quotas q left join counted c on c.quota = q.id
			where q.session = :session
			group by q.id
			having not q.removed or count(c.quota) > 0
			order by q.position, q.id
			""";

	/**
	 * Who was admitted, with the numbers of those who are erased. Release 0.1.0 wrote a
	 * word for the list on which people are ticked off.
	 */
	private static final String CAME = """
			with admitted as (
			  select coalesce(admitted_gate, '') as gate, date_trunc('minute', admitted_at) as minute, 1 as present,
			         case when presence = 'inside' then 1 else 0 end as inside
			  from places where session = :session and admitted_at is not null
			  union all
			  select gate, minute, present, inside from headcounts where session = :session and present > 0),
			came as (
			  select case gate when 'Liste' then '@list' else gate end as gate, minute, present, inside from admitted)
			""";

	private static final String BY_GATE = CAME + """
			select gate, sum(present)::bigint as present, sum(inside)::bigint as inside from came group by 1 order by 1
			""";

	private static final String ARRIVALS = CAME + """
			select minute, sum(present)::bigint as count from came group by 1 order by 1
			""";

	private final DatabaseClient database;

	private final Texts texts;

	R2dbcAttendance(DatabaseClient database, Texts texts) {
		this.database = database;
		this.texts = texts;
	}

	/** The numbers of the session behind this door, now. */
	Mono<Attendance> of(Door door, Instant now) {
		UUID session = door.session().id();
		return Mono
			.zip(rows(BY_QUOTA, session, this::quota), rows(BY_GATE, session, R2dbcAttendance::gate),
					rows(ARRIVALS, session, R2dbcAttendance::arrivals))
			.map((counted) -> Attendance.of(door, counted.getT1(), counted.getT2(), counted.getT3(), door.overAt(now)));
	}

	private <T> Mono<List<T>> rows(String sql, UUID session, Function<Readable, T> row) {
		return this.database.sql(sql).bind("session", session).map(row).all().collectList();
	}

	private Attendance.OfQuota quota(Readable row) {
		return new Attendance.OfQuota(row.get("id", UUID.class), this.texts.read(row.get("name", String.class)),
				row.get("places", Integer.class), count(row, "over"), count(row, "registered"), count(row, "held"),
				count(row, "waiting"), count(row, "cancelled"), count(row, "present"), count(row, "inside"),
				count(row, "absent"));
	}

	private static Attendance.OfGate gate(Readable row) {
		return new Attendance.OfGate(row.get("gate", String.class), count(row, "present"), count(row, "inside"));
	}

	private static Attendance.Arrivals arrivals(Readable row) {
		return new Attendance.Arrivals(row.get("minute", Instant.class), count(row, "count"));
	}

	private static int count(Readable row, String column) {
		return Math.toIntExact(row.get(column, Long.class));
	}

}
