package org.einlass.catalog.importing.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;

import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;

/**
 * Turns as rows: one open run of an organisation. A run that was not ended, since its
 * service was killed, ends by itself.
 */
@Component
class R2dbcImportTurns implements ImportTurns {

	/** Longer than any import: its caller has gone long before. */
	private static final Duration LONGEST_RUN = Duration.ofMinutes(5);

	private static final Duration LEASE = LONGEST_RUN.plusMinutes(1);

	private static final String TAKE = """
			insert into import_runs as run (organisation, holder, until) values (:organisation, :holder, :until)
			on conflict (organisation) do update set holder = excluded.holder, until = excluded.until
			where run.until < :now
			""";

	private static final String GIVE_BACK = """
			delete from import_runs where organisation = :organisation and holder = :holder
			""";

	private final DatabaseClient database;

	private final Clock clock;

	private final ImportSettings settings;

	private final MeterRegistry meters;

	private final Semaphore free;

	private final Set<String> receiving = ConcurrentHashMap.newKeySet();

	R2dbcImportTurns(DatabaseClient database, Clock clock, ImportSettings settings, MeterRegistry meters) {
		this.database = database;
		this.clock = clock;
		this.settings = settings;
		this.meters = meters;
		this.free = new Semaphore(settings.atOnce());
		meters.gauge("einlass.imports.running", this.free,
				(semaphore) -> settings.atOnce() - semaphore.availablePermits());
	}

	@Override
	public <T> Mono<T> alone(String organisation, Mono<T> work) {
		return few(Mono.usingWhen(taken(organisation), (holder) -> work.timeout(LONGEST_RUN),
				(holder) -> giveBack(organisation, holder)));
	}

	@Override
	public <T> Mono<T> receiving(String account, Mono<T> form) {
		return few(Mono.using(() -> {
			if (!this.receiving.add(account)) {
				throw refused(new ImportRefused.UnderWay());
			}
			return account;
		}, (taken) -> form.timeout(this.settings.receivingTime()), this.receiving::remove));
	}

	/** Memory and processor are those of this instance, so it counts alone. */
	private <T> Mono<T> few(Mono<T> work) {
		return Mono.using(() -> {
			if (!this.free.tryAcquire()) {
				throw refused(new ImportRefused.Busy());
			}
			return this.free;
		}, (taken) -> work, (taken) -> taken.release());
	}

	private Mono<UUID> taken(String organisation) {
		return Mono.fromSupplier(UUID::randomUUID)
			.filterWhen((holder) -> take(organisation, holder))
			.switchIfEmpty(Mono.error(() -> refused(new ImportRefused.UnderWay())));
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
		return this.database.sql(GIVE_BACK).bind("organisation", organisation).bind("holder", holder).then();
	}

	private ImportRefused refused(ImportRefused refused) {
		this.meters.counter("einlass.imports.refused", "reason", refused.code()).increment();
		return refused;
	}

}
