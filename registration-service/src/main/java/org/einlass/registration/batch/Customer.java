package org.einlass.registration.batch;

import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.MonoSink;

/**
 * Somebody who waits for an answer.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Customer<Q, A> {

	private static final Logger log = LoggerFactory.getLogger(Customer.class);

	private final Q request;

	private final MonoSink<A> sink;

	private final long came = System.nanoTime();

	private boolean gone;

	Customer(Q request, MonoSink<A> sink) {
		this.request = request;
		this.sink = sink;
	}

	Q request() {
		return this.request;
	}

	/** A caller who hangs up before being taken is dropped. */
	void leaveOnCancel() {
		this.sink.onCancel(() -> {
			synchronized (this) {
				this.gone = true;
			}
		});
	}

	synchronized boolean take() {
		return !this.gone;
	}

	boolean cameAfter(long nanos) {
		return nanosAfter(nanos) > 0;
	}

	/** How much later it came than at this time. */
	long nanosAfter(long nanos) {
		return this.came - nanos;
	}

	void answer(A answer) {
		tell(() -> this.sink.success(answer));
	}

	void fail(Throwable error) {
		tell(() -> this.sink.error(error));
	}

	/**
	 * One who stumbles over the answer, by an error such as a class that is missing too,
	 * does not keep it from the others.
	 */
	private void tell(Runnable answer) {
		try {
			answer.run();
		}
		catch (Throwable stumbled) {
			log.warn("An answer was not taken: {}", stumbled.getClass().getName());
		}
	}

	void busy() {
		fail(new TimeoutException("Too many wait"));
	}

}
