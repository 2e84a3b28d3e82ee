package org.einlass.registration.held;

import java.time.Duration;
import java.util.UUID;

import org.einlass.starter.job.Job;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Counts held places anew where the count is wrong: an instance of release 0.1.0 that
 * runs beside this one, as during an upgrade, holds and confirms places without counting.
 */
@Repository
class R2dbcHeldCounts implements Job {

	private static final String COUNTED = """
			select quota, count(*)::integer as held from (
			  select p.quota from registrations r
			  join tickets t on t.registration = r.id join places p on p.ticket = t.id
			  where r.status = 'held' and p.state = 'held'
			  union all
			  select quota from places where lost_in = 'held') found
			group by quota
			""";

	private static final String WRONG = """
			select distinct q.event from quotas q left join (%s) counted on counted.quota = q.id
			where q.held <> coalesce(counted.held, 0)
			""".formatted(COUNTED);

	/** As the box office does, before it decides. */
	private static final String LOCK = "select id from quotas where event = :event order by id for no key update";

	private static final String RIGHT = """
			update quotas q set held = coalesce(counted.held, 0)
			from quotas own left join (%s) counted on counted.quota = own.id
			where q.event = :event and own.id = q.id and q.held <> coalesce(counted.held, 0)
			""".formatted(COUNTED);

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	R2dbcHeldCounts(DatabaseClient database, TransactionalOperator transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	@Override
	public String name() {
		return "held-counts";
	}

	@Override
	public Duration pause() {
		return Duration.ofMinutes(10);
	}

	@Override
	public Mono<Boolean> run() {
		return this.database.sql(WRONG).mapValue(UUID.class).all().concatMap(this::count).then(Mono.just(false));
	}

	/** A statement after the lock sees what those have stored who had it before. */
	private Mono<Void> count(UUID event) {
		return this.database.sql(LOCK)
			.bind("event", event)
			.then()
			.then(Mono.defer(() -> this.database.sql(RIGHT).bind("event", event).then()))
			.as(this.transaction::transactional);
	}

}
