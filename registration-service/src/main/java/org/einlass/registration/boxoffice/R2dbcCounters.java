package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.Map;
import java.util.UUID;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** Counts in the table of quotas, which refuses one place too many by itself. */
@Repository
class R2dbcCounters implements Counters {

	/**
	 * A quota that was lowered below what was taken lets its places fall as they are
	 * given back; giving places out never raises them.
	 */
	private static final String MOVE = """
			update quotas set taken = taken + moved.difference, version = version + 1,
			  places = case when moved.difference < 0 and places > wanted
			                then greatest(wanted, taken + moved.difference) else places end
			from unnest(:quotas::uuid[], :differences::integer[]) as moved (quota, difference)
			where id = moved.quota
			""";

	private final DatabaseClient database;

	private final String patience;

	R2dbcCounters(DatabaseClient database, @Value("${einlass.box-office.patience}") Duration patience) {
		this.database = database;
		this.patience = patience.toMillis() + "ms";
	}

	@Override
	public Mono<Void> lock(UUID event) {
		return this.database.sql("select set_config('lock_timeout', :patience, true)")
			.bind("patience", this.patience)
			.then()
			.then(this.database.sql("select id from quotas where event = :event order by id for update")
				.bind("event", event)
				.then());
	}

	@Override
	public Mono<Void> move(Map<UUID, Integer> differences) {
		if (differences.values().stream().allMatch((difference) -> difference == 0)) {
			return Mono.empty();
		}
		return this.database.sql(MOVE)
			.bind("quotas", differences.keySet().toArray(UUID[]::new))
			.bind("differences", differences.values().toArray(Integer[]::new))
			.then();
	}

}
