package org.einlass.registration.boxoffice;

import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcPositions implements Positions {

	private static final String POSITION = """
			with mine as (
			  select p.quota, t.registration as id, min(p.waiting_since) as since
			  from tickets t join places p on p.ticket = t.id
			  where t.registration = :registration and p.state = 'waitlisted'
			  group by p.quota, t.registration),
			line as (
			  select mine.quota, count(distinct r.id) as number, count(*) as places
			  from mine join places p on p.quota = mine.quota and p.state = 'waitlisted'
			  join tickets t on t.id = p.ticket
			  join registrations r on r.id = t.registration
			    and (r.id = mine.id or (r.hold_until is null and (p.waiting_since, r.id) < (mine.since, mine.id)))
			  group by mine.quota)
			select line.number, line.places, q.taken,
			       (select count(*) from places p where p.quota = q.id and p.state = 'cancelled') as given_back
			from line join quotas q on q.id = line.quota
			order by line.places desc limit 1
			""";

	private final DatabaseClient database;

	R2dbcPositions(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<Position> of(UUID registration) {
		return this.database.sql(POSITION).bind("registration", registration).map(R2dbcPositions::position).one();
	}

	@SuppressWarnings("NullAway") // no column is null
	private static Position position(Readable row) {
		return Position.of(row.get("number", Integer.class), row.get("places", Integer.class),
				row.get("taken", Integer.class), row.get("given_back", Integer.class));
	}

}
