package org.einlass.registration.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeUnit;

import org.einlass.starter.database.Commit;
import org.einlass.starter.database.UnknownOutcome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.PessimisticLockingFailureException;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.util.retry.Retry;

/**
 * Where requests about one thing queue up. While a transaction is in flight they wait;
 * the next one takes all of them, so a rush costs one lock and one commit for many.
 * Whoever would wait too long, or behind too many, is told that we are busy; so are those
 * whose transaction hangs, and the next one begins.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
public final class Batches<Q, A> {

	private static final Logger log = LoggerFactory.getLogger(Batches.class);

	/** How many wait at most for one thing; the next is told that we are busy. */
	public static final int MOST_WAITING = 2_000;

	/** How long a transaction takes at most; longer than any wait for a lock. */
	private static final Duration LONGEST = Duration.ofSeconds(10);

	/** Nothing of it was stored, and the other one is through by now. */
	private static final Retry LOST_RACE = Retry.max(1)
		.filter(R2dbcOutage::lostRace)
		.onRetryExhaustedThrow((retries, last) -> new PessimisticLockingFailureException(
				"Transactions were in each other's way twice", last.failure()));

	private final Transaction<Q, A> transaction;

	private final Load<Q> load;

	private final Duration patience;

	private final Duration longest;

	private final BatchMeters meters;

	private final Map<UUID, Waiting<Q, A>> queues = new HashMap<>();

	/** Whether it is planned when to look for those who have waited too long. */
	private boolean planned;

	/**
	 * Makes empty queues.
	 * @param mostAtOnce how many one transaction takes
	 * @param patience how long somebody waits to be taken
	 */
	public Batches(Transaction<Q, A> transaction, int mostAtOnce, Duration patience, BatchMeters meters) {
		this(transaction, Load.counted(mostAtOnce), patience, LONGEST, meters);
	}

	/** Makes empty queues for requests that weigh more or less. */
	public Batches(Transaction<Q, A> transaction, Load<Q> load, Duration patience, BatchMeters meters) {
		this(transaction, load, patience, LONGEST, meters);
	}

	Batches(Transaction<Q, A> transaction, Load<Q> load, Duration patience, Duration longest, BatchMeters meters) {
		this.transaction = transaction;
		this.load = load;
		this.patience = patience;
		this.longest = longest;
		this.meters = meters;
		meters.waiting(this::waiting);
	}

	/** Whether an error says that nothing was decided, since there were too many. */
	public static boolean busy(Throwable error) {
		return R2dbcOutage.is(error) && !unknown(error);
	}

	/** Whether an error says that nobody knows whether it was done. */
	public static boolean unknown(Throwable error) {
		return error instanceof UnknownOutcome;
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
		boolean full;
		boolean plan;
		synchronized (this.queues) {
			idle = !this.queues.containsKey(thing);
			full = !this.queues.computeIfAbsent(thing, (id) -> new Waiting<>(this.load)).add(customer);
			plan = !full && !this.planned;
			this.planned |= plan;
		}
		if (plan) {
			planToSendAway(this.patience.toNanos());
		}
		if (full) {
			sendAway(customer);
		}
		else if (idle) {
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
			.subscribe((customers) -> {
			}, (error) -> close(thing, error));
	}

	/** Whatever ends the serving ends the queue: else all would wait for nobody. */
	private void close(UUID thing, Throwable error) {
		log.error("A queue ended and begins anew: {}", error.getClass().getName());
		Waiting<Q, A> left;
		synchronized (this.queues) {
			left = this.queues.remove(thing);
		}
		if (left != null) {
			left.all().forEach((customer) -> customer.fail(error));
		}
	}

	private List<Customer<Q, A>> next(UUID thing) {
		synchronized (this.queues) {
			Waiting<Q, A> queue = this.queues.get(thing);
			List<Customer<Q, A>> taken = (queue != null) ? queue.take() : List.of();
			if (taken.isEmpty()) {
				this.queues.remove(thing);
			}
			return taken;
		}
	}

	private Mono<Void> serve(UUID thing, List<Customer<Q, A>> customers) {
		if (customers.isEmpty()) {
			return Mono.empty();
		}
		this.meters.taken(customers);
		List<Q> requests = customers.stream().map(Customer::request).toList();
		Commit commit = new Commit();
		return Mono.defer(() -> this.transaction.serve(thing, requests))
			.single()
			.retryWhen(LOST_RACE)
			.contextWrite(commit::in)
			.timeout(this.longest)
			.onErrorMap(commit::explain)
			.map((answers) -> answer(customers, answers))
			.onErrorResume((error) -> Mono.just(failed(thing, customers, error)))
			.flatMap((next) -> next);
	}

	/** What was committed is never done again, whatever happens to the answers. */
	private Mono<Void> answer(List<Customer<Q, A>> customers, List<A> answers) {
		return Mono.<Void>fromRunnable(() -> {
			for (int i = 0; i < customers.size(); i++) {
				customers.get(i).answer(answers.get(i));
			}
		}).onErrorResume((error) -> fail(customers, error));
	}

	private Mono<Void> fail(List<Customer<Q, A>> customers, Throwable error) {
		return Mono.fromRunnable(() -> customers.forEach((customer) -> customer.fail(error)));
	}

	/** A batch that fails on what one of them asks is replayed one by one. */
	private Mono<Void> failed(UUID thing, List<Customer<Q, A>> customers, Throwable error) {
		if (customers.size() > 1 && !R2dbcOutage.is(error)) {
			return Flux.fromIterable(customers).concatMap((one) -> serve(thing, List.of(one))).then();
		}
		return fail(customers, error);
	}

	/**
	 * Those who have waited too long are told so, even while every transaction hangs: on
	 * threads that no transaction uses.
	 */
	private void planToSendAway(long nanos) {
		Schedulers.parallel().schedule(this::sendAway, nanos, TimeUnit.NANOSECONDS);
	}

	private void sendAway() {
		long latest = System.nanoTime() - this.patience.toNanos();
		List<Customer<Q, A>> late = new ArrayList<>();
		long next;
		synchronized (this.queues) {
			this.queues.values().forEach((queue) -> {
				for (Customer<Q, A> one = queue.peek(); one != null && !one.cameAfter(latest); one = queue.peek()) {
					late.add(one);
					queue.poll();
				}
			});
			next = longestLeft(latest);
			this.planned = next > 0;
		}
		if (next > 0) {
			planToSendAway(next);
		}
		late.forEach(this::sendAway);
	}

	/** In how many nanoseconds the first of those who are left has waited too long. */
	private long longestLeft(long latest) {
		return this.queues.values()
			.stream()
			.map(Waiting::peek)
			.filter(Objects::nonNull)
			.mapToLong((first) -> first.nanosAfter(latest))
			.min()
			.orElse(0);
	}

	private void sendAway(Customer<Q, A> customer) {
		this.meters.sentAway();
		customer.busy();
	}

	private int waiting() {
		synchronized (this.queues) {
			return this.queues.values().stream().mapToInt(Waiting::size).sum();
		}
	}

}
