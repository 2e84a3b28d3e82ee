package org.einlass.starter.message;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;

/**
 * Sends committed outbox rows in id order and deletes them after the broker's ack. One
 * relay per service is active: the one that holds the advisory lock on its own
 * connection. It is woken after commit, with a poll as a net. Blocks, on a thread of its
 * own.
 */
class Relay implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(Relay.class);

	static final Duration POLL = Duration.ofMillis(200);

	static final Duration PAUSE_AFTER_FAILURE = Duration.ofSeconds(1);

	private final RelaySession.Factory sessions;

	private final Semaphore wakeUp = new Semaphore(0);

	private volatile boolean running;

	private volatile Thread thread = new Thread();

	Relay(RelaySession.Factory sessions) {
		this.sessions = sessions;
	}

	/** Says that something was committed; cheap, from any thread. */
	void wake() {
		if (this.wakeUp.availablePermits() == 0) {
			this.wakeUp.release();
		}
	}

	@Override
	public void start() {
		this.running = true;
		this.thread = Thread.ofPlatform().name("relay").daemon().start(this::run);
	}

	private void run() {
		while (this.running) {
			try (RelaySession session = this.sessions.open()) {
				relay(session);
			}
			catch (RuntimeException error) {
				if (this.running) {
					log.warn("The relay lost its database or broker and starts again: {}", error.getClass().getName());
				}
			}
			sleep(PAUSE_AFTER_FAILURE);
		}
	}

	private void relay(RelaySession session) {
		long derived = System.nanoTime() - POLL.toNanos();
		while (this.running) {
			if (!session.active()) {
				sleep(PAUSE_AFTER_FAILURE);
				continue;
			}
			if (System.nanoTime() - derived >= POLL.toNanos()) {
				session.derive();
				derived = System.nanoTime();
			}
			List<OutboxRow> sent = session.sendNext();
			if (sent.isEmpty()) {
				sleep(POLL);
			}
		}
	}

	private void sleep(Duration duration) {
		try {
			this.wakeUp.tryAcquire(duration.toMillis(), TimeUnit.MILLISECONDS);
			this.wakeUp.drainPermits();
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			this.running = false;
		}
	}

	@Override
	public void stop() {
		this.running = false;
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
		return this.running;
	}

}
