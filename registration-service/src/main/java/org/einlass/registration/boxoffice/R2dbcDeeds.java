package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
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
				insert into deeds (registration, done_at, actor, actor_name, deed, reason)
				values (:registration, :at, :actor, :name, :deed, :reason)
				""")
			.bind("registration", deed.registration())
			.bind("at", deed.at())
			.bind("actor", deed.actor().account())
			.bind("name", deed.actor().name())
			.bind("deed", deed.deed())
			.bind("reason", deed.reason())
			.then();
	}

	@Override
	public Mono<List<Record>> of(UUID registration) {
		return this.database.sql("select * from deeds where registration = :registration order by done_at desc")
			.bind("registration", registration)
			.map(R2dbcDeeds::deed)
			.all()
			.collectList();
	}

	@SuppressWarnings("NullAway") // no column is null
	private static Record deed(Readable row) {
		return new Record(row.get("registration", UUID.class), row.get("done_at", Instant.class),
				new Actor(row.get("actor", String.class), row.get("actor_name", String.class)),
				row.get("deed", String.class), row.get("reason", String.class));
	}

}
