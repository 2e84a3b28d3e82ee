package org.einlass.registration.limit;

import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcWrongCodes implements WrongCodes {

	private static final String COUNT = """
			insert into wrong_access_codes as known (event, tries, last_at) values (:event, 1, :now)
			on conflict (event) do update set tries = known.tries + 1, last_at = greatest(known.last_at, excluded.last_at)
			""";

	private final DatabaseClient database;

	private final Clock clock;

	R2dbcWrongCodes(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	@Override
	public Mono<Void> count(UUID event) {
		return this.database.sql(COUNT).bind("event", event).bind("now", this.clock.instant()).then();
	}

	@Override
	public Mono<Total> of(UUID event) {
		return this.database.sql("select tries, last_at from wrong_access_codes where event = :event")
			.bind("event", event)
			.map((row) -> new Total(Objects.requireNonNull(row.get("tries", Long.class)),
					row.get("last_at", Instant.class)))
			.one()
			.defaultIfEmpty(Total.NONE);
	}

}
