package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Event;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

@Repository
class R2dbcAccessCodes implements AccessCodes {

	private final DatabaseClient database;

	private final TransactionalOperator transaction;

	R2dbcAccessCodes(DatabaseClient database, TransactionalOperator transaction) {
		this.database = database;
		this.transaction = transaction;
	}

	@Override
	public Mono<Map<UUID, Set<String>>> of(Event event) {
		UUID[] quotas = event.quotas()
			.filter((quota) -> event.audience(quota).level() == Audience.Level.CODE)
			.map((quota) -> quota.id())
			.toArray(UUID[]::new);
		return (quotas.length == 0) ? Mono.just(Map.of()) : codes(quotas);
	}

	private Mono<Map<UUID, Set<String>>> codes(UUID[] quotas) {
		return this.database.sql("select quota, code from access_codes where quota = any(:quotas)")
			.bind("quotas", quotas)
			.map(Row::of)
			.all()
			.collect(Collectors.groupingBy(Row::quota, Collectors.mapping(Row::code, Collectors.toSet())));
	}

	@Override
	public Mono<Set<String>> of(UUID quota) {
		return codes(new UUID[] { quota }).map((codes) -> codes.getOrDefault(quota, Set.of()));
	}

	@Override
	public Mono<Void> replace(UUID quota, Set<String> codes) {
		return this.database.sql("delete from access_codes where quota = :quota")
			.bind("quota", quota)
			.then()
			.then(this.database.sql("insert into access_codes (quota, code) select :quota, unnest(:codes::text[])")
				.bind("quota", quota)
				.bind("codes", codes.toArray(String[]::new))
				.then())
			.as(this.transaction::transactional);
	}

	private record Row(UUID quota, String code) {

		@SuppressWarnings("NullAway") // both columns are not null
		static Row of(Readable row) {
			return new Row(row.get("quota", UUID.class), row.get("code", String.class));
		}

	}

}
