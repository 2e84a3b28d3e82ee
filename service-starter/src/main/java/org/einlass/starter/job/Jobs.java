package org.einlass.starter.job;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.context.SmartLifecycle;

/** Runs all jobs of a service, each in a loop of its own, and counts how they went. */
class Jobs implements SmartLifecycle {

	private static final Duration LAST_RUN = Duration.ofSeconds(5);

	private static final Duration LATEST_START = Duration.ofMinutes(1);

	private final List<Job> jobs;

	private final MeterRegistry meters;

	private final Clock clock;

	private final LoopHealth health;

	private volatile List<Loop> loops = List.of();

	Jobs(List<Job> jobs, MeterRegistry meters, Clock clock, LoopHealth health) {
		this.jobs = jobs;
		this.meters = meters;
		this.clock = clock;
		this.health = health;
	}

	@Override
	public void start() {
		this.loops = this.jobs.stream().map(this::loop).toList();
		this.loops.forEach(this.health::watch);
	}

	private Loop loop(Job job) {
		return Loop.start("job-" + job.name(), new Runs(job, this.meters, this.clock));
	}

	@Override
	public void stop() {
		List<Loop> running = this.loops;
		this.loops = List.of();
		running.forEach((loop) -> loop.stop(LAST_RUN));
	}

	@Override
	public boolean isRunning() {
		return !this.loops.isEmpty();
	}

	/** The runs of one job. */
	private static final class Runs implements Loop.Turn {

		private final Job job;

		private final Clock clock;

		private final Counter done;

		private final Counter failed;

		private final AtomicLong lastSuccess;

		private boolean rested;

		Runs(Job job, MeterRegistry meters, Clock clock) {
			this.job = job;
			this.clock = clock;
			this.done = meters.counter("einlass.job.runs", "job", job.name(), "outcome", "done");
			this.failed = meters.counter("einlass.job.runs", "job", job.name(), "outcome", "failed");
			this.lastSuccess = new AtomicLong(clock.millis());
			Gauge.builder("einlass.job.last.success", this.lastSuccess, (millis) -> millis.get() / 1000.0)
				.description("When the job last did what it had to, in seconds since 1970; at first: when it began")
				.baseUnit("seconds")
				.tag("job", job.name())
				.register(meters);
		}

		@Override
		public Duration take() {
			if (!this.rested) {
				this.rested = true;
				return (this.job.pause().compareTo(LATEST_START) < 0) ? this.job.pause() : LATEST_START;
			}
			try {
				boolean more = this.job.run().blockOptional(this.job.longest()).orElse(false);
				this.done.increment();
				this.lastSuccess.set(this.clock.millis());
				return more ? Duration.ZERO : this.job.pause();
			}
			catch (Throwable error) {
				this.failed.increment();
				throw error;
			}
		}

	}

}
