package org.einlass.registration.batch;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import java.util.function.IntSupplier;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.DistributionSummary;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;

/**
 * What is measured at the queues of one kind: how many wait, how long they wait to be
 * taken, how many a transaction takes, and how many are sent away.
 */
public final class BatchMeters {

	private final MeterRegistry meters;

	private final String queue;

	private final DistributionSummary size;

	private final Timer wait;

	private final Counter sentAway;

	/**
	 * Makes the meters.
	 * @param queue their tag, such as {@code counter}
	 */
	public BatchMeters(MeterRegistry meters, String queue) {
		this.meters = meters;
		this.queue = queue;
		this.size = DistributionSummary.builder("einlass.batch.size")
			.description("How many requests one transaction takes")
			.tag("queue", queue)
			.register(meters);
		this.wait = Timer.builder("einlass.batch.wait")
			.description("How long a request waits to be taken")
			.tag("queue", queue)
			.register(meters);
		this.sentAway = Counter.builder("einlass.batch.busy")
			.description("Requests that were told 'busy' since too many waited, or for too long")
			.tag("queue", queue)
			.register(meters);
	}

	void waiting(IntSupplier waiting) {
		Gauge.builder("einlass.batch.waiting", waiting, IntSupplier::getAsInt)
			.description("Requests that wait to be taken")
			.tag("queue", this.queue)
			.strongReference(true)
			.register(this.meters);
	}

	void taken(Collection<? extends Customer<?, ?>> customers) {
		long now = System.nanoTime();
		this.size.record(customers.size());
		customers.forEach((customer) -> this.wait.record(-customer.nanosAfter(now), TimeUnit.NANOSECONDS));
	}

	void sentAway() {
		this.sentAway.increment();
	}

}
