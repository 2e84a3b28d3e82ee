package org.einlass.registration.boxoffice;

import java.time.Clock;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does what is due when nobody calls: deadlines, free places for those who wait, and
 * places in events and sessions that do not take place, or do after all. It works from
 * the state of the tables in batches, so it goes on where it stopped and instances do not
 * disturb one another.
 */
@Component
class Sweep {

	private static final Logger log = LoggerFactory.getLogger(Sweep.class);

	private static final int BATCH = 256;

	private final Counter counter;

	private final Due due;

	private final Clock clock;

	Sweep(Counter counter, Due due, Clock clock) {
		this.counter = counter;
		this.due = due;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${einlass.box-office.sweep}", initialDelay = 1000)
	Mono<Void> sweep() {
		return tick().then(alter()).onErrorResume((error) -> {
			log.warn("The sweep stopped and tries again: {}", error.getClass().getName());
			return Mono.empty();
		});
	}

	private Mono<Void> tick() {
		return Flux.defer(() -> this.due.overdue(this.clock.instant()).concatWith(this.due.free()))
			.distinct()
			.concatMap(this.counter::tick)
			.then();
	}

	/** All of a batch queue up together, so that few transactions take them. */
	private Mono<Void> alter() {
		return Flux.defer(() -> this.due.affected(BATCH))
			.flatMap((affected) -> this.counter.alter(affected.registration(), new Settlement())
				.onErrorComplete(RegistrationRefused.Refusal.class), BATCH)
			.then();
	}

}
