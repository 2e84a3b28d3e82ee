package org.einlass.registration.search;

import java.time.Duration;
import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.einlass.starter.job.Job;
import org.einlass.starter.text.SearchText;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * Fills what names are searched by where an older version of the service stored them. In
 * small batches with pauses, and without waiting for rows that others hold, so that
 * sign-up goes on meanwhile.
 */
@Component
class R2dbcUnfoldedNames implements Job {

	static final int BATCH = 500;

	private static final Duration WHEN_ALL_ARE_FILLED = Duration.ofMinutes(1);

	private static final Duration PAUSE = Duration.ofMillis(50);

	private static final Table TICKETS = new Table(
			"select id, name from tickets where search is null limit :most for no key update skip locked",
			"update tickets t set search = f.search from unnest(:ids, :searches) as f (id, search) where t.id = f.id");

	private static final Table CONTACTS = new Table("""
			select registration as id, name from contacts where search is null limit :most for no key update skip locked
			""", """
			update contacts c set search = f.search from unnest(:ids, :searches) as f (id, search)
			where c.registration = f.id
			""");

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	R2dbcUnfoldedNames(DatabaseClient database, TransactionalOperator transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	@Override
	public String name() {
		return "search-names";
	}

	@Override
	public Duration pause() {
		return WHEN_ALL_ARE_FILLED;
	}

	@Override
	public Mono<Boolean> run() {
		return batch(TICKETS).flatMap((tickets) -> (tickets < BATCH) ? batch(CONTACTS) : Mono.just(tickets))
			.flatMap((filled) -> (filled < BATCH) ? Mono.just(false) : Mono.delay(PAUSE).thenReturn(true));
	}

	private Mono<Integer> batch(Table table) {
		return this.database.sql(table.select())
			.bind("most", BATCH)
			.map(Unfolded::of)
			.all()
			.collectList()
			.flatMap((found) -> store(table, found).thenReturn(found.size()))
			.as(this.transaction::transactional);
	}

	private Mono<Void> store(Table table, List<Unfolded> found) {
		return found.isEmpty() ? Mono.empty()
				: this.database.sql(table.update())
					.bind("ids", found.stream().map(Unfolded::id).toArray(UUID[]::new))
					.bind("searches", found.stream().map(Unfolded::search).toArray(String[]::new))
					.then();
	}

	private record Table(String select, String update) {
	}

	private record Unfolded(UUID id, String name) {

		@SuppressWarnings("NullAway") // neither column is null
		static Unfolded of(Readable row) {
			return new Unfolded(row.get("id", UUID.class), row.get("name", String.class));
		}

		String search() {
			return SearchText.of(this.name);
		}

	}

}
