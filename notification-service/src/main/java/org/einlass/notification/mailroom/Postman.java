package org.einlass.notification.mailroom;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.einlass.starter.failure.OnceAMinute;
import org.einlass.starter.failure.Outage;
import org.einlass.starter.job.Loop;
import org.einlass.starter.job.LoopHealth;
import org.einlass.starter.problem.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works in the {@link Mailroom} on threads of its own, since the mail client blocks:
 * woken right after a commit that made something due, with a poll as a net for what
 * becomes due by time or was left by another instance. A thread that stumbles over an
 * error begins anew.
 */
@Component
public class Postman implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Postman.class);

	private static final Duration POLL = Duration.ofSeconds(1);

	private static final Duration LAST_BATCH = Duration.ofSeconds(15);

	private final Mailroom mailroom;

	private final int workers;

	private final Semaphore wakeUp = new Semaphore(0);

	private final LoopHealth health;

	private final OnceAMinute often = new OnceAMinute();

	private volatile List<Loop> loops = List.of();

	Postman(Mailroom mailroom, MailProperties settings, LoopHealth health) {
		this.mailroom = mailroom;
		this.workers = settings.workers();
		this.health = health;
	}

	/** Says that something may be due; cheap, from any thread. */
	public void wake() {
		if (this.wakeUp.availablePermits() < this.workers) {
			this.wakeUp.release();
		}
	}

	@Override
	public void start() {
		this.loops = IntStream.rangeClosed(1, this.workers)
			.mapToObj((number) -> Loop.start("postman-" + number, this::turn))
			.toList();
		this.loops.forEach(this.health::watch);
	}

	private Duration turn() throws InterruptedException {
		if (!worked()) {
			this.wakeUp.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
		}
		return Duration.ZERO;
	}

	/**
	 * The kind of an error is logged, once a minute, never its text, which may quote an
	 * address.
	 */
	private boolean worked() {
		try {
			return this.mailroom.work();
		}
		catch (RuntimeException error) {
			if (this.often.due(error.getClass().getName() + Outage.reason(error))) {
				log.warn("A batch of mails was left for another attempt: {}", Trace.of(error));
			}
			return false;
		}
	}

	/**
	 * Finishes the batches in hand, so that a restart repeats nothing; who waits for a
	 * database or mail server that is away is not waited for.
	 */
	@Override
	public void stop() {
		List<Loop> running = this.loops;
		this.loops = List.of();
		running.forEach(Loop::end);
		this.wakeUp.release(this.workers);
		running.forEach((loop) -> loop.stop(LAST_BATCH));
	}

	@Override
	public boolean isRunning() {
		return !this.loops.isEmpty();
	}

}
