package org.einlass.catalog.event;

import java.util.Objects;

import org.einlass.catalog.event.AvailabilityListener.AvailabilityMessage;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** How full quotas are, as last told; older news changes nothing. */
@Repository
class R2dbcAvailability {

	private static final String KEEP = """
			insert into availability as known (quota, event, version, taken, waiting, bucket)
			values (:quota, :event, :version, :taken, :waiting, :bucket)
			on conflict (quota) do update
			set version = excluded.version, taken = excluded.taken, waiting = excluded.waiting, bucket = excluded.bucket
			where excluded.version > known.version
			""";

	private final DatabaseClient database;

	R2dbcAvailability(DatabaseClient database) {
		this.database = database;
	}

	Mono<Void> keep(AvailabilityMessage message) {
		return this.database.sql(KEEP)
			.bind("quota", Objects.requireNonNull(message.quota()))
			.bind("event", Objects.requireNonNull(message.event()))
			.bind("version", message.version())
			.bind("taken", message.taken())
			.bind("waiting", message.waiting())
			.bind("bucket", R2dbcEventRows.word(Objects.requireNonNull(message.bucket())))
			.then();
	}

}
