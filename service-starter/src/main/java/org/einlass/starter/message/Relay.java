package org.einlass.starter.message;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.einlass.starter.job.Loop;
import org.einlass.starter.job.LoopHealth;
import org.jspecify.annotations.Nullable;
import org.springframework.context.SmartLifecycle;

/**
 * Sends committed outbox rows in id order and deletes them after the broker's ack. One
 * relay per service is active: the one that holds the advisory lock on its own
 * connection. It is woken after commit, with a poll as a net. Blocks, in a {@link Loop}
 * of its own: whatever fails, an {@link Error} too, it begins again, after pauses that no
 * commit cuts short.
 */
class Relay implements SmartLifecycle {

	static final Duration POLL = Duration.ofMillis(200);

	/**
	 * Between rounds that leave nothing behind. Each round is a transaction of the
	 * broker, whose cost hardly depends on how many messages are in it.
	 */
	static final Duration GATHER = Duration.ofMillis(100);

	static final Duration STANDBY = Duration.ofSeconds(1);

	private static final Duration LAST_ROUND = Duration.ofSeconds(5);

	private final RelaySession.Factory sessions;

	private final RelayMeters meters;

	private final LoopHealth health;

	private final Derivation derivation = new Derivation();

	private final Semaphore wakeUp = new Semaphore(0);

	private volatile CountDownLatch stopped = new CountDownLatch(0);

	private volatile @Nullable Loop loop;

	Relay(RelaySession.Factory sessions, RelayMeters meters, LoopHealth health) {
		this.sessions = sessions;
		this.meters = meters;
		this.health = health;
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
		Loop begun = Loop.start("relay", this::turn);
		this.loop = begun;
		this.health.watch(begun);
	}

	/** Relays until it is stopped or something fails; the loop begins it anew. */
	private Duration turn() throws InterruptedException {
		try (RelaySession session = this.sessions.open()) {
			relay(session);
		}
		return Duration.ZERO;
	}

	private void relay(RelaySession session) throws InterruptedException {
		long measured = System.nanoTime() - RelayMeters.EVERY.toNanos();
		while (isRunning()) {
			if (System.nanoTime() - measured >= RelayMeters.EVERY.toNanos()) {
				this.meters.outbox(session.size());
				measured = System.nanoTime();
			}
			if (!session.active()) {
				this.stopped.await(STANDBY.toMillis(), TimeUnit.MILLISECONDS);
				continue;
			}
			this.derivation.run(session);
			int sent = session.sendNext();
			this.meters.success();
			if (sent > 0 && sent < RelaySession.BATCH) {
				this.stopped.await(GATHER.toMillis(), TimeUnit.MILLISECONDS);
			}
			else if (sent == 0) {
				this.wakeUp.tryAcquire(POLL.toMillis(), TimeUnit.MILLISECONDS);
				this.wakeUp.drainPermits();
			}
		}
	}

	@Override
	public void stop() {
		Loop running = this.loop;
		if (running != null) {
			running.end();
			this.stopped.countDown();
			wake();
			running.stop(LAST_ROUND);
		}
	}

	@Override
	public boolean isRunning() {
		return this.stopped.getCount() > 0;
	}

}
