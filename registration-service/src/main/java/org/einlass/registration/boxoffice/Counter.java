package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeoutException;

import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.MonoSink;

/**
 * Where requests for one event queue up. While a transaction is in flight they wait; the
 * next one takes all of them, so a rush costs one lock and one commit for many. Whoever
 * would wait too long, or behind too many, is told that we are busy.
 */
@Component
class Counter {

	/** How many wait at most for one event; the next is told that we are busy. */
	static final int MOST_WAITING = 2_000;

	/** How many one transaction takes. */
	private static final int MOST_AT_ONCE = 256;

	private final BoxOffice boxOffice;

	private final Registrations registrations;

	private final Duration patience;

	private final Map<UUID, Deque<Customer>> queues = new HashMap<>();

	Counter(BoxOffice boxOffice, Registrations registrations,
			@Value("${einlass.box-office.patience}") Duration patience) {
		this.boxOffice = boxOffice;
		this.registrations = registrations;
		this.patience = patience;
	}

	/**
	 * Somebody signs up. The registration that comes of it, or the refusal as an error.
	 */
	Mono<Registration> enter(SignUp signUp, IdempotencyKeys.@Nullable Key key) {
		return ask(signUp.event(), new Request.Enter(signUp, key));
	}

	/** One registration is to change. What it has become, or the refusal as an error. */
	Mono<Registration> alter(UUID registration, Deed deed) {
		return this.registrations.eventOf(registration)
			.switchIfEmpty(Mono.error(() -> new RegistrationRefused.Unknown().asError()))
			.flatMap((event) -> ask(event, new Request.Alter(registration, deed)));
	}

	/** Looks after what may be due for an event. */
	Mono<Void> tick(UUID event) {
		return ask(event, new Request.Tick()).onErrorComplete(RegistrationRefused.Refusal.class).then();
	}

	private Mono<Registration> ask(UUID event, Request request) {
		return Mono.<Outcome>create((sink) -> enqueue(event, new Customer(request, sink))).flatMap(Outcome::answer);
	}

	private void enqueue(UUID event, Customer customer) {
		customer.leaveOnCancel();
		boolean idle;
		synchronized (this.queues) {
			Deque<Customer> queue = this.queues.get(event);
			idle = queue == null;
			if (queue != null && queue.size() >= MOST_WAITING) {
				customer.busy();
				return;
			}
			this.queues.computeIfAbsent(event, (id) -> new ArrayDeque<>()).add(customer);
		}
		if (idle) {
			serve(event);
		}
	}

	/**
	 * Serves until nobody waits any longer; only one transaction for an event at a time.
	 */
	private void serve(UUID event) {
		Mono.fromSupplier(() -> next(event))
			.flatMap((customers) -> serve(event, customers).thenReturn(customers))
			.repeat()
			.takeWhile((customers) -> !customers.isEmpty())
			.subscribe();
	}

	private List<Customer> next(UUID event) {
		List<Customer> taken = new ArrayList<>();
		synchronized (this.queues) {
			Deque<Customer> queue = this.queues.get(event);
			while (queue != null && !queue.isEmpty() && taken.size() < MOST_AT_ONCE) {
				Customer customer = queue.poll();
				if (customer.take()) {
					taken.add(customer);
				}
			}
			if (taken.isEmpty()) {
				this.queues.remove(event);
			}
		}
		return taken;
	}

	private Mono<Void> serve(UUID event, List<Customer> customers) {
		if (customers.isEmpty()) {
			return Mono.empty();
		}
		return this.boxOffice.serve(event, customers.stream().map(Customer::request).toList())
			.doOnNext((outcomes) -> answer(customers, outcomes))
			.then()
			.onErrorResume((error) -> failed(event, customers, error));
	}

	private static void answer(List<Customer> customers, List<Outcome> outcomes) {
		for (int i = 0; i < customers.size(); i++) {
			customers.get(i).answer(outcomes.get(i));
		}
	}

	/** A batch that fails on what one of them asks is replayed one by one. */
	private Mono<Void> failed(UUID event, List<Customer> customers, Throwable error) {
		if (customers.size() > 1 && !Outage.is(error)) {
			return Flux.fromIterable(customers).concatMap((one) -> serve(event, List.of(one))).then();
		}
		return Mono.fromRunnable(() -> customers.forEach((customer) -> customer.fail(error)));
	}

	/** Those who have waited too long are told so, even while a transaction hangs. */
	@Scheduled(fixedDelay = 100)
	void sendAway() {
		long latest = System.nanoTime() - this.patience.toNanos();
		List<Customer> late = new ArrayList<>();
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
	private static final class Customer {

		private final Request request;

		private final MonoSink<Outcome> sink;

		private final long came = System.nanoTime();

		private boolean gone;

		Customer(Request request, MonoSink<Outcome> sink) {
			this.request = request;
			this.sink = sink;
		}

		Request request() {
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

		void answer(Outcome outcome) {
			this.sink.success(outcome);
		}

		void fail(Throwable error) {
			this.sink.error(error);
		}

		void busy() {
			fail(new TimeoutException("Too many wait at the counter"));
		}

	}

}
