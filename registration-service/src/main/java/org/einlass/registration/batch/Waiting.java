package org.einlass.registration.batch;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * Those who wait for one thing, in order of arrival. It is guarded by who holds it.
 *
 * @param <Q> what is asked
 * @param <A> what is answered
 */
final class Waiting<Q, A> {

	private final Load<Q> load;

	private final Deque<Customer<Q, A>> customers = new ArrayDeque<>();

	private long weight;

	Waiting(Load<Q> load) {
		this.load = load;
	}

	/** Whether there was room. The first one always has: nobody else waits for it. */
	boolean add(Customer<Q, A> customer) {
		int more = this.load.weight().applyAsInt(customer.request());
		boolean room = this.customers.isEmpty() || this.weight + more <= this.load.waiting();
		if (room) {
			this.customers.add(customer);
			this.weight += more;
		}
		return room;
	}

	@Nullable Customer<Q, A> peek() {
		return this.customers.peek();
	}

	@Nullable Customer<Q, A> poll() {
		Customer<Q, A> customer = this.customers.poll();
		if (customer != null) {
			this.weight -= this.load.weight().applyAsInt(customer.request());
		}
		return customer;
	}

	/** Takes as many as one transaction serves, without those who hung up. */
	List<Customer<Q, A>> take() {
		List<Customer<Q, A>> taken = new ArrayList<>();
		long left = this.load.atOnce();
		for (Customer<Q, A> next = peek(); next != null && (taken.isEmpty() || weigh(next) <= left); next = peek()) {
			poll();
			if (next.take()) {
				taken.add(next);
				left -= weigh(next);
			}
		}
		return taken;
	}

	private int weigh(Customer<Q, A> customer) {
		return this.load.weight().applyAsInt(customer.request());
	}

	List<Customer<Q, A>> all() {
		return List.copyOf(this.customers);
	}

	int size() {
		return this.customers.size();
	}

}
