package org.einlass.catalog.search;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.einlass.catalog.event.Events;
import org.einlass.starter.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Fills what events are found by where an older version of the service stored them. In
 * small batches with pauses, so that lists and editors go on meanwhile.
 */
@Component
class R2dbcUnfoldedEvents implements Job {

	static final int BATCH = 50;

	private static final Duration WHEN_ALL_ARE_FILLED = Duration.ofMinutes(1);

	private static final Duration PAUSE = Duration.ofMillis(20);

	private static final String NEXT = """
			select id from events where search_trigrams is null order by id limit :most for no key update skip locked
			""";

	private static final String FILL = """
			update events set search = :search, search_trigrams = trigrams(:search) where id = :id
			""";

	private final DatabaseClient database;

	private final Events events;

	private final TransactionalOperator transaction;

	R2dbcUnfoldedEvents(DatabaseClient database, Events events, TransactionalOperator transaction) {
		this.database = database;
		this.events = events;
		this.transaction = transaction;
	}

	@Override
	public String name() {
		return "search-events";
	}

	@Override
	public Duration pause() {
		return WHEN_ALL_ARE_FILLED;
	}

	@Override
	public Mono<Boolean> run() {
		return batch().flatMap((filled) -> (filled < BATCH) ? Mono.just(false) : Mono.delay(PAUSE).thenReturn(true));
	}

	private Mono<Integer> batch() {
		return this.database.sql(NEXT)
			.bind("most", BATCH)
			.mapValue(UUID.class)
			.all()
			.collectList()
			.flatMap((found) -> fill(found).thenReturn(found.size()))
			.as(this.transaction::transactional);
	}

	private Mono<Void> fill(List<UUID> found) {
		return Flux.fromIterable(found).concatMap(this.events::find).concatMap((event) -> {
			String search = event.search();
			return this.database.sql(FILL).bind("id", event.id()).bind("search", search).then();
		}).then();
	}

}
