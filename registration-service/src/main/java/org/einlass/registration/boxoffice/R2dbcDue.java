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
			select distinct event from registrations where status = 'held' and hold_until <= :now
			""";

	private static final String LOST = """
			select r.event, r.id from events e join registrations r on r.event = e.id
			where e.status <> 'published' and r.status in ('held', 'waitlisted', 'offered', 'confirmed')
			union
			select s.event, t.registration
			from sessions s join places p on p.session = s.id join tickets t on t.id = p.ticket
			where s.status = 'cancelled' and p.state in ('held', 'waitlisted', 'offered', 'confirmed')
			limit :most
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
	public Flux<Lost> lost(int most) {
		return this.database.sql(LOST)
			.bind("most", most)
			.map((Readable row) -> new Lost(row.get("event", UUID.class), row.get("id", UUID.class)))
			.all();
	}

}
