package org.einlass.registration.privacy;

import org.einlass.registration.boxoffice.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Deletes every hour what has been kept long enough; says so without naming anybody. */
@Component
class Erasure {

	private static final Logger log = LoggerFactory.getLogger(Erasure.class);

	private static final int BATCH = 200;

	private final Expired expired;

	private final Records records;

	private final TransactionalOperator transaction;

	Erasure(Expired expired, Records records, TransactionalOperator transaction) {
		this.expired = expired;
		this.records = records;
		this.transaction = transaction;
	}

	@Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
	Mono<Void> sweep() {
		return part("registrations", erase()).then(part("keys of requests", this.expired.forgetKeys()))
			.then(part("addresses", this.expired.forgetLookups()))
			.then(part("scanners", this.expired.forgetScanners()));
	}

	/** If one fails, the others are done all the same. */
	private static Mono<Void> part(String name, Mono<Void> work) {
		return work.onErrorResume((error) -> {
			log.warn("The erasure of {} stopped and goes on in an hour: {}", name, error.getClass().getName());
			return Mono.empty();
		});
	}

	/** Batch after batch, until nothing is left. */
	private Mono<Void> erase() {
		return batch().expand((count) -> batch()).then();
	}

	/** Those whose time is over stay locked until they are gone. */
	private Mono<Integer> batch() {
		return this.expired.registrations(BATCH)
			.filter((ids) -> !ids.isEmpty())
			.flatMap((ids) -> this.records.erase(ids).thenReturn(ids.size()))
			.as(this.transaction::transactional)
			.doOnNext((count) -> log.info("Erased {} registrations", count));
	}

}
