package org.einlass.registration.batch;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Where requests about one thing queue up. While a transaction is in flight they wait;
 * the next one takes all of them, so a rush costs one lock and one commit for many.
 * Whoever would wait too long, or behind too many, is told that we are busy.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Batches<Q, A> {

	/** How many wait at most for one thing; the next is told that we are busy. */
	public static final int MOST_WAITING = 2_000;

	private final Transaction<Q, A> transaction;

	private final int mostAtOnce;

	private final Duration patience;

	private final Map<UUID, Deque<Customer<Q, A>>> queues = new HashMap<>();

	/**
	 * Makes empty queues.
	 * @param mostAtOnce how many one transaction takes
	 * @param patience how long somebody waits to be taken
	 */
	public Batches(Transaction<Q, A> transaction, int mostAtOnce, Duration patience) {
		this.transaction = transaction;
		this.mostAtOnce = mostAtOnce;
		this.patience = patience;
	}

	/** Whether an error says that nothing was decided, since there were too many. */
	public static boolean busy(Throwable error) {
		return error instanceof TimeoutException || Outage.is(error);
	}

	/** Serves many at once. */
	@FunctionalInterface
	public interface Transaction<Q, A> {

		/** What each of the requests about a thing is answered, in their order. */
		Mono<List<A>> serve(UUID thing, List<Q> requests);

	}

	/** Asks something about a thing, and waits for the answer. */
	public Mono<A> ask(UUID thing, Q request) {
		return Mono.create((sink) -> enqueue(thing, new Customer<>(request, sink)));
	}

	private void enqueue(UUID thing, Customer<Q, A> customer) {
		customer.leaveOnCancel();
		boolean idle;
		synchronized (this.queues) {
			Deque<Customer<Q, A>> queue = this.queues.get(thing);
			idle = queue == null;
			if (queue != null && queue.size() >= MOST_WAITING) {
				customer.busy();
				return;
			}
			this.queues.computeIfAbsent(thing, (id) -> new ArrayDeque<>()).add(customer);
		}
		if (idle) {
			serve(thing);
		}
	}

	/**
	 * Serves until nobody waits any longer; only one transaction for a thing at a time.
	 */
	private void serve(UUID thing) {
		Mono.fromSupplier(() -> next(thing))
			.flatMap((customers) -> serve(thing, customers).thenReturn(customers))
			.repeat()
			.takeWhile((customers) -> !customers.isEmpty())
			.subscribe();
	}

	private List<Customer<Q, A>> next(UUID thing) {
		List<Customer<Q, A>> taken = new ArrayList<>();
		synchronized (this.queues) {
			Deque<Customer<Q, A>> queue = this.queues.get(thing);
			while (queue != null && !queue.isEmpty() && taken.size() < this.mostAtOnce) {
				Customer<Q, A> customer = queue.poll();
				if (customer.take()) {
					taken.add(customer);
				}
			}
			if (taken.isEmpty()) {
				this.queues.remove(thing);
			}
		}
		return taken;
	}

	private Mono<Void> serve(UUID thing, List<Customer<Q, A>> customers) {
		if (customers.isEmpty()) {
			return Mono.empty();
		}
		return this.transaction.serve(thing, customers.stream().map(Customer::request).toList())
			.doOnNext((answers) -> answer(customers, answers))
			.then()
			.onErrorResume((error) -> failed(thing, customers, error));
	}

	private void answer(List<Customer<Q, A>> customers, List<A> answers) {
		for (int i = 0; i < customers.size(); i++) {
			customers.get(i).answer(answers.get(i));
		}
	}

	/** A batch that fails on what one of them asks is replayed one by one. */
	private Mono<Void> failed(UUID thing, List<Customer<Q, A>> customers, Throwable error) {
		if (customers.size() > 1 && !Outage.is(error)) {
			return Flux.fromIterable(customers).concatMap((one) -> serve(thing, List.of(one))).then();
		}
		return Mono.fromRunnable(() -> customers.forEach((customer) -> customer.fail(error)));
	}

	/**
	 * Those who have waited too long are told so, even while a transaction hangs. To be
	 * called every now and then.
	 */
	public void sendAway() {
		long latest = System.nanoTime() - this.patience.toNanos();
		List<Customer<Q, A>> late = new ArrayList<>();
		synchronized (this.queues) {
			this.queues.values().forEach((queue) -> {
				while (!queue.isEmpty() && queue.peek().cameBefore(latest)) {
					late.add(queue.poll());
				}
			});
		}
		late.forEach(Customer::busy);
	}

	/** Somebody who waits for an answer. */
	private static final class Customer<Q, A> {

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

		boolean cameBefore(long nanos) {
			return this.came - nanos < 0;
		}

		void answer(A answer) {
			this.sink.success(answer);
		}

		void fail(Throwable error) {
			this.sink.error(error);
		}

		void busy() {
			fail(new TimeoutException("Too many wait"));
		}

	}

}
