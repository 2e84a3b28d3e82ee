package org.einlass.notification.mailroom;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.einlass.starter.problem.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Works in the {@link Mailroom} on threads of its own, since the mail client blocks:
 * woken right after a commit that made something due, with a poll as a net for what
 * becomes due by time or was left by another instance.
 */
@Component
public class Postman implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Postman.class);

	private static final Duration POLL = Duration.ofSeconds(1);

	private static final Duration LAST_BATCH = Duration.ofSeconds(15);

	private final Mailroom mailroom;

	private final int workers;

	private final Semaphore wakeUp = new Semaphore(0);

	private volatile boolean running;

	private volatile List<Thread> threads = List.of();

	Postman(Mailroom mailroom, MailProperties settings) {
		this.mailroom = mailroom;
		this.workers = settings.workers();
	}

	/** Says that something may be due; cheap, from any thread. */
	public void wake() {
		if (this.wakeUp.availablePermits() < this.workers) {
			this.wakeUp.release();
		}
	}

	@Override
	public void start() {
		this.running = true;
		this.threads = IntStream.rangeClosed(1, this.workers)
			.mapToObj((number) -> Thread.ofPlatform().name("postman-" + number).start(this::run))
			.toList();
	}

	private void run() {
		while (this.running) {
			if (!worked()) {
				pause();
			}
		}
	}

	/** The kind of an error is logged, never its text, which may quote an address. */
	private boolean worked() {
		try {
			return this.mailroom.work();
		}
		catch (RuntimeException error) {
			log.warn("A batch of mails was left for another attempt: {}", Trace.of(error));
			return false;
		}
	}

	private void pause() {
		try {
			this.wakeUp.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			this.running = false;
		}
	}

	/**
	 * Finishes the batches in hand, so that a restart repeats nothing; who waits for a
	 * database or mail server that is away is not waited for.
	 */
	@Override
	public void stop() {
		this.running = false;
		this.wakeUp.release(this.workers);
		for (Thread thread : this.threads) {
			try {
				if (!thread.join(LAST_BATCH)) {
					thread.interrupt();
				}
			}
			catch (InterruptedException interrupted) {
				Thread.currentThread().interrupt();
			}
		}
	}

	@Override
	public boolean isRunning() {
		return this.running;
	}

}
