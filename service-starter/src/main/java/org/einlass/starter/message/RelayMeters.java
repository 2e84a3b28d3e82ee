package org.einlass.starter.message;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.jspecify.annotations.Nullable;

/**
 * What operators watch of the relay. The age of the oldest row grows by itself, so it
 * tells of a relay that stands still as well.
 */
final class RelayMeters {

	static final Duration EVERY = Duration.ofSeconds(10);

	private final Clock clock;

	private volatile OutboxSize size = new OutboxSize(0, 0, null);

	private volatile @Nullable Instant lastSuccess;

	RelayMeters(MeterRegistry meters, Clock clock) {
		this.clock = clock;
		Gauge.builder("einlass.outbox.rows", () -> this.size.rows())
			.description("Messages that are committed and not sent yet")
			.register(meters);
		Gauge.builder("einlass.outbox.refused.rows", () -> this.size.refused())
			.description("Messages that no broker takes: too large, or not to be serialised")
			.register(meters);
		Gauge.builder("einlass.outbox.oldest", this, RelayMeters::age)
			.description("How long the oldest message has been waiting")
			.baseUnit("seconds")
			.register(meters);
		Gauge.builder("einlass.relay.last.success", this, RelayMeters::lastSuccess)
			.description("When the relay last found its database and broker in order, since 1970")
			.baseUnit("seconds")
			.register(meters);
	}

	void outbox(OutboxSize now) {
		this.size = now;
	}

	void success() {
		this.lastSuccess = this.clock.instant();
	}

	private double age() {
		Instant oldest = this.size.oldest();
		return (oldest != null) ? Math.max(0, Duration.between(oldest, this.clock.instant()).toMillis() / 1000d) : 0;
	}

	private double lastSuccess() {
		Instant last = this.lastSuccess;
		return (last != null) ? last.toEpochMilli() / 1000d : Double.NaN;
	}

	/** What waits in the outbox. */
	record OutboxSize(long rows, long refused, @Nullable Instant oldest) {
	}

}
