package org.einlass.starter.job;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.einlass.starter.failure.OnceAMinute;
import org.einlass.starter.failure.Outage;
import org.einlass.starter.problem.Trace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A thread that works until it is stopped. Whatever it stumbles over, an {@link Error}
 * too, it begins anew after a pause that grows up to half a minute. If its thread ends
 * all the same, {@link #isAlive()} says so and liveness fails.
 */
public final class Loop {

	private static final Logger log = LoggerFactory.getLogger(Loop.class);

	private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

	private final String name;

	private final Turn turn;

	private final CountDownLatch stopped = new CountDownLatch(1);

	private final OnceAMinute often = new OnceAMinute();

	private final Thread thread;

	private Loop(String name, Turn turn) {
		this.name = name;
		this.turn = turn;
		this.thread = Thread.ofPlatform().name(name).daemon().unstarted(this::run);
	}

	/** Begins at once, on a thread with this name. */
	public static Loop start(String name, Turn turn) {
		Loop loop = new Loop(name, turn);
		loop.thread.start();
		return loop;
	}

	/** One piece of the work. */
	@FunctionalInterface
	public interface Turn {

		/** Does it, and says how long to rest before the next one. */
		Duration take() throws Exception;

	}

	private void run() {
		int failures = 0;
		Duration pause = Duration.ZERO;
		while (!rested(pause)) {
			long began = System.nanoTime();
			try {
				pause = this.turn.take();
				failures = 0;
			}
			catch (Throwable error) {
				failures = wentWell(began) ? 1 : failures + 1;
				pause = pauseAfter(failures);
				report(error, pause);
			}
		}
	}

	/** A turn that works for long, such as the relay's, failed anew and not again. */
	private static boolean wentWell(long began) {
		return System.nanoTime() - began > LONGEST_PAUSE.toNanos();
	}

	/** Each kind once a minute. Not even a log that fails ends the loop. */
	private void report(Throwable error, Duration pause) {
		try {
			if (!isStopped() && this.often.due(error.getClass().getName() + Outage.reason(error))) {
				log.warn("{} failed and begins anew in {} ms: {}: {}", this.name, pause.toMillis(),
						Outage.reason(error), Trace.of(error));
			}
		}
		catch (Throwable unlogged) {
			// it goes on, which matters more
		}
	}

	static Duration pauseAfter(int failures) {
		Duration pause = Duration.ofMillis(500L << Math.min(failures, 8));
		return (pause.compareTo(LONGEST_PAUSE) < 0) ? pause : LONGEST_PAUSE;
	}

	/** Rests, and says whether the loop was stopped meanwhile. */
	private boolean rested(Duration pause) {
		try {
			return this.stopped.await(pause.toMillis(), TimeUnit.MILLISECONDS);
		}
		catch (InterruptedException interrupted) {
			return isStopped();
		}
	}

	private boolean isStopped() {
		return this.stopped.getCount() == 0;
	}

	public String name() {
		return this.name;
	}

	/** Whether it works, or was stopped on purpose. */
	public boolean isAlive() {
		return this.thread.isAlive() || isStopped();
	}

	/** Begins no further turn. */
	public void end() {
		this.stopped.countDown();
	}

	/** Lets the turn under way finish for so long, then interrupts it. */
	public void stop(Duration patience) {
		end();
		try {
			if (!this.thread.join(patience)) {
				this.thread.interrupt();
			}
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
		}
	}

}
