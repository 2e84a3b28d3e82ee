package org.einlass.starter.message;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.einlass.starter.failure.OnceAMinute;
import org.einlass.starter.failure.Outage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends committed outbox rows in id order and deletes them after the broker's ack. One
 * relay per service is active: the one that holds the advisory lock on its own
 * connection. It is woken after commit, with a poll as a net. Blocks, on a thread of its
 * own. Whatever fails, an {@link Error} too, it begins again, after pauses that no commit
 * cuts short.
 */
class Relay implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Relay.class);

	static final Duration POLL = Duration.ofMillis(200);

	static final Duration STANDBY = Duration.ofSeconds(1);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final RelaySession.Factory sessions;

	private final RelayMeters meters;

	private final Derivation derivation = new Derivation();

	private final OnceAMinute often = new OnceAMinute();

	private final Semaphore wakeUp = new Semaphore(0);

	private volatile CountDownLatch stopped = new CountDownLatch(0);

	private volatile Thread thread = new Thread();

	private Duration pause = STANDBY;

	Relay(RelaySession.Factory sessions, RelayMeters meters) {
		this.sessions = sessions;
		this.meters = meters;
	}

	/** Says that something was committed; cheap, from any thread. */
	void wake() {
		if (this.wakeUp.availablePermits() == 0) {
			this.wakeUp.release();
		}
	}

	@Override
	public void start() {
		this.stopped = new CountDownLatch(1);
		this.thread = Thread.ofPlatform().name("relay").daemon().start(this::run);
	}

	private void run() {
		while (isRunning()) {
			try (RelaySession session = this.sessions.open()) {
				relay(session);
			}
			catch (Throwable error) {
				beginAgain(error);
			}
		}
	}

	private void beginAgain(Throwable error) {
		if (isRunning() && this.often.due(error.getClass().getName())) {
			log.warn("The relay lost its database or broker and starts again: {}", Outage.reason(error), error);
		}
		rest(this.pause);
		Duration twice = this.pause.multipliedBy(2);
		this.pause = (twice.compareTo(LONGEST_PAUSE) > 0) ? LONGEST_PAUSE : twice;
	}

	private void relay(RelaySession session) {
		long measured = System.nanoTime() - RelayMeters.EVERY.toNanos();
		while (isRunning()) {
			if (System.nanoTime() - measured >= RelayMeters.EVERY.toNanos()) {
				this.meters.outbox(session.size());
				measured = System.nanoTime();
			}
			if (!session.active()) {
				rest(STANDBY);
				continue;
			}
			this.derivation.run(session);
			int sent = session.sendNext();
			this.pause = STANDBY;
			this.meters.success();
			if (sent == 0) {
				awaitCommit();
			}
		}
	}

	private void awaitCommit() {
		try {
			this.wakeUp.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
			this.wakeUp.drainPermits();
		}
		catch (InterruptedException interrupted) {
			end();
		}
	}

	/** Waits whatever is committed meanwhile: else a busy service makes it spin. */
	private void rest(Duration duration) {
		try {
			this.stopped.await(duration.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException interrupted) {
			end();
		}
	}

	private void end() {
		this.stopped.countDown();
		Thread.currentThread().interrupt();
	}

	@Override
	public void stop() {
		this.stopped.countDown();
		wake();
		try {
			this.thread.join(Duration.ofSeconds(5));
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public boolean isRunning() {
		return this.stopped.getCount() > 0;
	}

}
