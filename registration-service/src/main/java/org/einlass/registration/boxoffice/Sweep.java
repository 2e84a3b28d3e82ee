package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.einlass.starter.failure.OnceAMinute;
import org.einlass.starter.job.Job;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Value;
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
class Sweep implements Job {

	private static final Logger log = LoggerFactory.getLogger(Sweep.class);

	private static final int BATCH = 256;

	/**
	 * So many events are looked after at once: one that hangs does not hold the others.
	 */
	private static final int EVENTS = 4;

	private static final UUID FIRST = new UUID(0, 0);

	private final Counter counter;

	private final Due due;

	private final Clock clock;

	private final Duration pause;

	private final OnceAMinute often = new OnceAMinute();

	/** What free places there were when nobody who waits fitted in. */
	private final Cache<UUID, Long> served = Caffeine.newBuilder()
		.expireAfterWrite(Duration.ofMinutes(1))
		.maximumSize(10_000)
		.build();

	Sweep(Counter counter, Due due, Clock clock, @Value("${einlass.box-office.sweep}") Duration pause) {
		this.counter = counter;
		this.due = due;
		this.clock = clock;
		this.pause = pause;
	}

	@Override
	public String name() {
		return "sweep";
	}

	@Override
	public Duration pause() {
		return this.pause;
	}

	/** An event with very many registrations may take long to settle. */
	@Override
	public Duration longest() {
		return Duration.ofMinutes(10);
	}

	@Override
	public Mono<Boolean> run() {
		return sweep().thenReturn(false);
	}

	/** If one part fails, the others are done all the same. */
	Mono<Void> sweep() {
		return Flux.concatDelayError(overdue(), free(), affected()).then();
	}

	private <T> Mono<T> later(String what, Throwable error) {
		String kind = error.getClass().getName();
		if (this.often.due(kind)) {
			log.warn("{} failed and is tried again: {}", what, kind);
		}
		return Mono.empty();
	}

	private Mono<Void> overdue() {
		return Flux.defer(() -> this.due.overdue(this.clock.instant()))
			.flatMap((event) -> event(event, this.counter.tick(event)), EVENTS)
			.then();
	}

	/** If nothing moved since the last time, still nobody fits in. */
	private Mono<Void> free() {
		return Flux.defer(() -> this.due.free(this.clock.instant()))
			.filter((free) -> !Objects.equals(this.served.getIfPresent(free.event()), free.version()))
			.flatMap((free) -> event(free.event(), this.counter.tick(free.event()).then(served(free))), EVENTS)
			.then();
	}

	private Mono<Void> served(Due.Free free) {
		return Mono.fromRunnable(() -> this.served.put(free.event(), free.version()));
	}

	private Mono<Void> event(UUID event, Mono<Void> work) {
		return work.onErrorResume((error) -> later("The sweep of event " + event, error));
	}

	private Mono<Void> affected() {
		return Flux.defer(this.due::affected)
			.flatMap((event) -> event(event, settle(event, FIRST).expand((last) -> settle(event, last)).then()), EVENTS)
			.then();
	}

	/**
	 * Settles a batch; all of it queue up together, so that few transactions take them.
	 * @return the last one of it, unless there was none or none could be settled now
	 */
	private Mono<UUID> settle(UUID event, UUID after) {
		return this.due.affected(event, after, BATCH)
			.collectList()
			.flatMap((ids) -> Flux.fromIterable(ids)
				.flatMap((id) -> settled(event, id), BATCH)
				.count()
				.filter((settled) -> settled > 0)
				.map((settled) -> ids.getLast()));
	}

	private Mono<UUID> settled(UUID event, UUID registration) {
		return this.counter.alter(event, registration, new Settlement())
			.onErrorComplete(RegistrationRefused.Refusal.class)
			.then(Mono.just(registration))
			.onErrorResume((error) -> later("The sweep of registration " + registration, error));
	}

}
