package org.einlass.registration.held;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.r2dbc.spi.Readable;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

@Repository
class R2dbcHeldPlaces implements HeldPlaces {

	private static final String HELD = """
			select count(*) as places, max(r.hold_until) as until
			from places p join tickets t on t.id = p.ticket join registrations r on r.id = t.registration
			where p.quota = any(:quotas) and p.state = 'held' and r.hold_until > :now
			having count(*) > 0
			""";

	private static final String REGISTRATIONS = """
			select distinct t.registration from places p join tickets t on t.id = p.ticket
			where p.session = :session and p.state = 'held'
			""";

	private static final String IN_SESSION = """
			select count(*)::integer from places where session = :session and state = 'held'
			""";

	private final DatabaseClient database;

	private final Clock clock;

	/** In a rush thousands meet the same full event. */
	private final Cache<UUID, Mono<Held>> recent = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofSeconds(1))
		.maximumSize(1_000)
		.build();

	R2dbcHeldPlaces(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	@Override
	public Mono<Held> of(Event event) {
		return this.recent.get(event.id(), (id) -> read(event).cache());
	}

	@Override
	public Flux<UUID> registrations(UUID session) {
		return this.database.sql(REGISTRATIONS).bind("session", session).mapValue(UUID.class).all();
	}

	@Override
	public Mono<Integer> in(UUID session) {
		return this.database.sql(IN_SESSION).bind("session", session).mapValue(Integer.class).one();
	}

	private Mono<Held> read(Event event) {
		return this.database.sql(HELD)
			.bind("quotas", event.quotas().map(Quota::id).toArray(UUID[]::new))
			.bind("now", this.clock.instant())
			.map(R2dbcHeldPlaces::held)
			.one();
	}

	@SuppressWarnings("NullAway") // neither is null where a row is counted
	private static Held held(Readable row) {
		return new Held(Math.toIntExact(row.get("places", Long.class)), row.get("until", Instant.class));
	}

}
