package org.einlass.registration.privacy;

import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.starter.job.Job;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Measures for how long the oldest thing that is to be erased has been due, every few
 * minutes: whoever reads the meter does not ask the database.
 */
class ErasureWatch implements Job {

	private static final Duration PAUSE = Duration.ofMinutes(5);

	private final Expired expired;

	private final Clock clock;

	private final Map<Expired.Kind, AtomicLong> seconds = new EnumMap<>(Expired.Kind.class);

	ErasureWatch(Expired expired, Clock clock, MeterRegistry meters) {
		this.expired = expired;
		this.clock = clock;
		for (Expired.Kind kind : Expired.Kind.values()) {
			AtomicLong overdue = new AtomicLong();
			this.seconds.put(kind, overdue);
			Gauge.builder("einlass.erasure.overdue", overdue, AtomicLong::get)
				.description("For how long the oldest thing that is to be erased has been due")
				.baseUnit("seconds")
				.tag("kind", kind.name().toLowerCase(Locale.ROOT))
				.register(meters);
		}
	}

	@Override
	public String name() {
		return "erasure-watch";
	}

	@Override
	public Duration pause() {
		return PAUSE;
	}

	@Override
	public Mono<Boolean> run() {
		return Flux.fromIterable(this.seconds.entrySet())
			.concatMapDelayError((kind) -> this.expired.overdue(kind.getKey(), this.clock.instant())
				.doOnNext((overdue) -> kind.getValue().set(overdue.toSeconds())))
			.then(Mono.just(false));
	}

}
