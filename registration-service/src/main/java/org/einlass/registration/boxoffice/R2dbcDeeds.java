package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcDeeds implements Deeds {

	private final DatabaseClient database;

	private final Clock clock;

	R2dbcDeeds(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	@Override
	public Mono<Void> write(UUID registration, String actor, String deed, String reason) {
		return this.database.sql("""
				insert into deeds (registration, done_at, actor, deed, reason)
				values (:registration, :at, :actor, :deed, :reason)
				""")
			.bind("registration", registration)
			.bind("at", this.clock.instant())
			.bind("actor", actor)
			.bind("deed", deed)
			.bind("reason", reason)
			.then();
	}

}
