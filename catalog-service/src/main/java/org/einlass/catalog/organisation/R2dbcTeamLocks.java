package org.einlass.catalog.organisation;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/**
 * Locks as rows. A lock that was not given back, since its service was killed, ends by
 * itself.
 */
@Repository
class R2dbcTeamLocks implements TeamLocks {

	/** Longer than any work on a team. */
	private static final Duration LEASE = Duration.ofMinutes(2);

	private static final Duration LONGEST_WORK = Duration.ofSeconds(100);

	private static final int TRIES = 40;

	private static final String TAKE = """
			insert into team_locks as held (organisation, holder, until) values (:organisation, :holder, :until)
			on conflict (organisation) do update set holder = excluded.holder, until = excluded.until
			where held.until < :now
			""";

	private final DatabaseClient database;

	private final Clock clock;

	R2dbcTeamLocks(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	@Override
	public <T> Mono<T> alone(String organisation, Mono<T> work) {
		return Mono.usingWhen(taken(organisation), (holder) -> work.timeout(LONGEST_WORK),
				(holder) -> giveBack(organisation, holder));
	}

	private Mono<UUID> taken(String organisation) {
		return Mono.fromSupplier(UUID::randomUUID)
			.flatMap((holder) -> take(organisation, holder).filter((taken) -> taken)
				.map((taken) -> holder)
				.switchIfEmpty(Mono.error(() -> new Held())))
			.retryWhen(Retry.fixedDelay(TRIES, Duration.ofMillis(250)).filter(Held.class::isInstance))
			.onErrorMap((error) -> error.getCause() instanceof Held,
					(error) -> new TimeoutException("Others change this team"));
	}

	private Mono<Boolean> take(String organisation, UUID holder) {
		Instant now = this.clock.instant();
		return this.database.sql(TAKE)
			.bind("organisation", organisation)
			.bind("holder", holder)
			.bind("now", now)
			.bind("until", now.plus(LEASE))
			.fetch()
			.rowsUpdated()
			.map((rows) -> rows > 0);
	}

	private Mono<Void> giveBack(String organisation, UUID holder) {
		return this.database.sql("delete from team_locks where organisation = :organisation and holder = :holder")
			.bind("organisation", organisation)
			.bind("holder", holder)
			.then();
	}

	/** Somebody else has the lock. */
	private static final class Held extends RuntimeException {

		private static final long serialVersionUID = 1L;

		Held() {
			super("held", null, false, false);
		}

	}

}
