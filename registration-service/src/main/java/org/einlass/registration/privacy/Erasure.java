package org.einlass.registration.privacy;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

import org.einlass.registration.boxoffice.Records;
import org.einlass.starter.securitylog.SecurityEvent;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Deletes what has been kept long enough, in batches that are each a transaction of their
 * own; says so without naming anybody.
 */
@Component
class Erasure {

	private static final Logger log = LoggerFactory.getLogger(Erasure.class);

	private static final int BATCH = 200;

	/** Scans, keys and addresses, of which a statement changes more in the same time. */
	private static final int ROWS = 2_000;

	/** No batch takes longer; one that does is made smaller. */
	private static final Duration LONGEST_BATCH = Duration.ofSeconds(40);

	private final Expired expired;

	private final Records records;

	private final TransactionalOperator transaction;

	private final Clock clock;

	Erasure(Expired expired, Records records, TransactionalOperator transaction, Clock clock) {
		this.expired = expired;
		this.records = records;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Everything once; if one kind fails, the others are erased all the same. */
	Mono<Void> sweep() {
		return Flux.fromArray(Expired.Kind.values()).concatMapDelayError(this::erase).then();
	}

	/**
	 * All of one kind that is due. Batches that fail are told when the others are done.
	 */
	Mono<Void> erase(Expired.Kind kind) {
		return switch (kind) {
			case REGISTRATIONS -> untilNothingIsLeft(this.expired.sessions(this.clock.instant()),
					(session) -> this.expired.registrations(session, this.clock.instant()).flatMap(this::inBatches));
			case HOLDS -> holds();
			case SCANNERS -> untilNothingIsLeft(this.expired.scannedSessions(this.clock.instant()),
					(session) -> rows(this.expired.forgetScanners(session, ROWS)));
			case KEYS -> rows(this.expired.forgetKeys(this.clock.instant(), ROWS)).then();
			case ADDRESSES -> rows(this.expired.forgetLookups(this.clock.instant(), ROWS)).then();
		};
	}

	/** Session by session; what others have in hand is left for the next time. */
	private static Mono<Void> untilNothingIsLeft(Mono<List<UUID>> sessions, Function<UUID, Mono<Long>> work) {
		return sessions.flatMap((some) -> Flux.fromIterable(some).concatMapDelayError(work).reduce(0L, Long::sum))
			.repeat()
			.takeUntil((erased) -> erased == 0)
			.then();
	}

	private Mono<Void> holds() {
		return this.expired.holds(this.clock.instant(), BATCH)
			.flatMap(this::inBatches)
			.repeat()
			.takeUntil((erased) -> erased < BATCH)
			.then();
	}

	private static Mono<Long> rows(Mono<Long> batch) {
		return batch.timeout(LONGEST_BATCH).repeat().takeUntil((rows) -> rows < ROWS).reduce(0L, Long::sum);
	}

	private Mono<Long> inBatches(List<UUID> ids) {
		return Flux.fromIterable(ids).buffer(BATCH).concatMapDelayError(this::erase).reduce(0L, Long::sum);
	}

	/** What does not go together is tried in halves, so that one keeps no other. */
	private Flux<Long> erase(List<UUID> ids) {
		return batch(ids).flux().onErrorResume((error) -> {
			if (ids.size() == 1) {
				return Flux.error(error);
			}
			int half = ids.size() / 2;
			return Flux.just(ids.subList(0, half), ids.subList(half, ids.size())).concatMapDelayError(this::erase);
		});
	}

	/** Those whose time is over stay locked until they are gone. */
	private Mono<Long> batch(List<UUID> ids) {
		return this.expired.lock(ids, this.clock.instant())
			.filter((due) -> !due.isEmpty())
			.flatMap((due) -> this.records.erase(due).thenReturn((long) due.size()))
			.as(this.transaction::transactional)
			.timeout(LONGEST_BATCH)
			.doOnNext((count) -> log.info("Erased {} registrations", count))
			.flatMap((count) -> SecurityEvent.RETENTION_ENDED.byService()
				.about("registrations", count)
				.written()
				.thenReturn(count));
	}

}
