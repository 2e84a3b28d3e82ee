package org.einlass.registration.privacy;

import org.einlass.registration.boxoffice.Records;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Deletes every hour what has been kept long enough; says so without naming anybody. */
@Component
class Erasure {

	private static final Logger log = LoggerFactory.getLogger(Erasure.class);

	private static final int BATCH = 200;

	private final Expired expired;

	private final Records records;

	Erasure(Expired expired, Records records) {
		this.expired = expired;
		this.records = records;
	}

	@Scheduled(fixedDelayString = "PT1H", initialDelayString = "PT1M")
	Mono<Void> sweep() {
		return erase().then(this.expired.forgetOther()).onErrorResume((error) -> {
			log.warn("The erasure stopped and goes on in an hour: {}", error.getClass().getName());
			return Mono.empty();
		});
	}

	/** Batch after batch, each in its own transaction, until nothing is left. */
	private Mono<Void> erase() {
		return this.expired.registrations(BATCH)
			.filter((ids) -> !ids.isEmpty())
			.flatMap((ids) -> this.records.erase(ids).thenReturn(ids.size()))
			.doOnNext((count) -> log.info("Erased {} registrations", count))
			.expand((count) -> this.expired.registrations(BATCH)
				.filter((ids) -> !ids.isEmpty())
				.flatMap((ids) -> this.records.erase(ids).thenReturn(ids.size())))
			.then();
	}

}
