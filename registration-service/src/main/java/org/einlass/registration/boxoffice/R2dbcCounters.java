package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * Counts in the table of quotas, which refuses one place too many by itself. How long one
 * waits for a lock is a setting of the connection.
 */
@Repository
class R2dbcCounters implements Counters {

	/**
	 * A quota that was lowered below what was taken lets its places fall as they are
	 * given back; giving places out never raises them.
	 */
	private static final String MOVE = """
			update quotas set taken = quotas.taken + moved.taken, waiting = quotas.waiting + moved.waiting,
			  lost = quotas.lost + moved.lost, held = greatest(quotas.held + moved.held, 0), version = version + 1,
			  places = case when moved.taken + moved.lost < 0 and places > wanted
			                then greatest(wanted, quotas.taken + moved.taken + quotas.lost + moved.lost) else places end,
			  sold_out = sold_out or coalesce(quotas.taken + moved.taken + quotas.lost + moved.lost >= wanted, false)
			from unnest(:quotas::uuid[], :taken::integer[], :waiting::integer[], :lost::integer[], :held::integer[])
			  as moved (quota, taken, waiting, lost, held)
			where id = moved.quota
			""";

	/**
	 * Not for keys: a door that keeps a scan refers to a quota, and would wait for us
	 * while we wait for its tickets.
	 */
	private static final String LOCK = """
			select id from quotas where event = :event order by id for no key update
			""";

	private final DatabaseClient database;

	R2dbcCounters(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<Void> lock(UUID event) {
		return this.database.sql(LOCK).bind("event", event).then();
	}

	@Override
	public Mono<Void> move(Map<UUID, Move> moves) {
		if (moves.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(MOVE)
			.bind("quotas", moves.keySet().toArray(UUID[]::new))
			.bind("taken", moves.values().stream().map(Move::taken).toArray(Integer[]::new))
			.bind("waiting", moves.values().stream().map(Move::waiting).toArray(Integer[]::new))
			.bind("lost", moves.values().stream().map(Move::lost).toArray(Integer[]::new))
			.bind("held", moves.values().stream().map(Move::held).toArray(Integer[]::new))
			.then();
	}

}
