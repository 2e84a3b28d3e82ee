package org.einlass.registration.boxoffice;

import java.util.List;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcDeeds implements Deeds {

	private final DatabaseClient database;

	R2dbcDeeds(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<Void> write(List<Record> deeds) {
		return Flux.fromIterable(deeds).concatMap(this::write).then();
	}

	private Mono<Void> write(Record deed) {
		return this.database.sql("""
				insert into deeds (registration, done_at, actor, deed, reason)
				values (:registration, :at, :actor, :deed, :reason)
				""")
			.bind("registration", deed.registration())
			.bind("at", deed.at())
			.bind("actor", deed.actor())
			.bind("deed", deed.deed())
			.bind("reason", deed.reason())
			.then();
	}

}
