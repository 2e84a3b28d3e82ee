package org.einlass.starter.job;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.health.contributor.Status;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** Each job goes on, whatever it stumbles over and whatever the others do. */
class JobsTests {

	private final MeterRegistry meters = new SimpleMeterRegistry();

	private final LoopHealth health = new LoopHealth();

	private final AtomicLong seconds = new AtomicLong();

	/** Shows a later second at each look, the first one when the first job begins. */
	private final Clock clock = ((InstantSource) () -> Instant.ofEpochSecond(this.seconds.incrementAndGet()))
		.withZone(ZoneOffset.UTC);

	private Jobs jobs = jobs();

	@AfterEach
	void stop() {
		this.jobs.stop();
	}

	@Test
	void aJobThatTakesLongStopsNoOther() throws Exception {
		CountDownLatch runs = new CountDownLatch(3);
		start(job("long", Duration.ofMinutes(1), Mono.never()),
				job("other", Duration.ofMinutes(1), Mono.fromRunnable(runs::countDown)));
		assertThat(runs.await(10, TimeUnit.SECONDS)).isTrue();
	}

	@Test
	void aJobThatDiesOfAnErrorBeginsAnew() throws Exception {
		CountDownLatch runs = new CountDownLatch(3);
		start(job("dies", Duration.ofMinutes(1), Mono.fromSupplier(() -> {
			runs.countDown();
			if (runs.getCount() > 0) {
				throw (runs.getCount() > 1) ? new AssertionError() : new StackOverflowError();
			}
			return false;
		})));
		assertThat(runs.await(20, TimeUnit.SECONDS)).isTrue();
		Awaitility.await().until(() -> runs("dies", "done") > 0);
		assertThat(runs("dies", "failed")).isEqualTo(2);
		assertThat(this.health.health().getStatus()).isEqualTo(Status.UP);
	}

	@Test
	void aJobThatIsNeverAnsweredIsGivenUpAndBeginsAnew() {
		AtomicInteger runs = new AtomicInteger();
		start(job("hangs", Duration.ofMillis(10), Mono.defer(() -> {
			runs.incrementAndGet();
			return Mono.never();
		})));
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> runs.get() > 1);
		assertThat(runs("hangs", "done")).isZero();
	}

	@Test
	void aJobWithMoreToDoDoesNotRest() throws Exception {
		CountDownLatch runs = new CountDownLatch(3);
		start(new Fake("more", Duration.ofMillis(1_100), Duration.ofMinutes(1), Mono.fromSupplier(() -> {
			runs.countDown();
			return runs.getCount() > 0;
		})));
		assertThat(runs.await(2, TimeUnit.SECONDS)).as("three runs after one pause").isTrue();
	}

	@Test
	void lastSuccessIsMeasuredAndAFailureIsNone() {
		start(job("well", Duration.ofMinutes(1), Mono.just(false)),
				job("failing", Duration.ofMinutes(1), Mono.error(new IllegalStateException())));
		double begun = lastSuccess("failing");
		Awaitility.await().until(() -> runs("failing", "failed") > 0);
		Awaitility.await().untilAsserted(() -> assertThat(lastSuccess("well")).isGreaterThan(1));
		assertThat(lastSuccess("failing")).isEqualTo(begun);
	}

	private double lastSuccess(String job) {
		return this.meters.get("einlass.job.last.success").tag("job", job).gauge().value();
	}

	@Test
	void aThreadThatHasEndedFailsLivenessUnlessItWasStopped() {
		Loop stopped = Loop.start("stopped", () -> Duration.ofMinutes(1));
		this.health.watch(stopped);
		stopped.stop(Duration.ofSeconds(10));
		assertThat(this.health.health().getStatus()).isEqualTo(Status.UP);
		Loop ended = Loop.start("ended", () -> Duration.ofSeconds(Long.MAX_VALUE));
		this.health.watch(ended);
		Awaitility.given().dontCatchUncaughtExceptions().await().until(() -> !ended.isAlive());
		assertThat(this.health.health().getStatus()).isEqualTo(Status.DOWN);
	}

	private double runs(String job, String outcome) {
		return this.meters.get("einlass.job.runs").tags("job", job, "outcome", outcome).counter().count();
	}

	private void start(Job... some) {
		this.jobs = jobs(some);
		this.jobs.start();
	}

	private Jobs jobs(Job... some) {
		return new Jobs(List.of(some), this.meters, this.clock, this.health);
	}

	private static Job job(String name, Duration longest, Mono<Boolean> work) {
		return new Fake(name, Duration.ofMillis(5), longest, work);
	}

	private record Fake(String name, Duration pause, Duration longest, Mono<Boolean> run) implements Job {
	}

}
