package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Programme;
import org.einlass.starter.message.Message;
import org.einlass.starter.message.Outbox;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Where all changes of registrations are written: state, counters and message together,
 * with the event's quotas locked.
 */
@Component
class Ledger {

	/** Overdue holds given back at once; what is left waits for the next. */
	static final int BATCH = 200;

	private final Programme programme;

	private final Registrations registrations;

	private final Counters counters;

	private final Claims claims;

	private final Outbox outbox;

	private final Clock clock;

	private final TransactionalOperator transaction;

	Ledger(Programme programme, Registrations registrations, Counters counters, Claims claims, Outbox outbox,
			Clock clock, TransactionalOperator transaction) {
		this.transaction = transaction;
		this.programme = programme;
		this.registrations = registrations;
		this.counters = counters;
		this.claims = claims;
		this.outbox = outbox;
		this.clock = clock;
	}

	/** Now, as exact as messages and tables keep it. */
	Instant now() {
		return this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
	}

	/**
	 * Locks the event's quotas, gives overdue holds back, and serves with the event as it
	 * is from then on. Empty if there is no such event.
	 */
	<T> Mono<T> open(UUID event, Function<Event, Mono<T>> serve) {
		return this.counters.lock(event)
			.then(Mono.defer(() -> giveOverdueBack(event)))
			.then(Mono.defer(() -> this.programme.event(event)))
			.flatMap(serve);
	}

	private Mono<Void> giveOverdueBack(UUID event) {
		Instant now = now();
		return this.registrations.overdue(event, now, BATCH)
			.map((overdue) -> overdue.stream()
				.filter(Registration.Held.class::isInstance)
				.map(Registration.Held.class::cast)
				.map((held) -> new Change(held, held.expire(now)))
				.toList())
			.flatMap(this::write);
	}

	/** Enters new registrations, with the claims that each makes. */
	Mono<Void> enter(Collection<Registrations.Signed> signed, Map<UUID, Collection<Claim>> claims) {
		Map<UUID, Integer> taken = new HashMap<>();
		signed.forEach((one) -> add(taken, one.registration(), 1));
		List<Message> messages = signed.stream().map((one) -> RegistrationMessage.of(one.registration())).toList();
		return this.counters.move(taken)
			.then(this.registrations.add(signed))
			.thenMany(Flux.fromIterable(claims.entrySet()))
			.concatMap((claim) -> this.claims.add(claim.getKey(), claim.getValue()))
			.then(this.outbox.add(messages));
	}

	/** Writes what has become of registrations, each with its next version. */
	Mono<Void> write(Collection<Change> changes) {
		if (changes.isEmpty()) {
			return Mono.empty();
		}
		Map<UUID, Integer> moved = new HashMap<>();
		changes.forEach((change) -> {
			add(moved, change.before(), -1);
			add(moved, change.after(), 1);
		});
		List<UUID> ended = changes.stream().filter(Change::ends).map((change) -> change.after().id()).toList();
		return this.counters.move(moved)
			.then(this.registrations.save(changes.stream().map(Change::after).toList()))
			.then(this.claims.release(ended))
			.then(this.outbox.add(changes.stream().map(Change::message).toList()));
	}

	/** Writes what has become of one registration. */
	Mono<Outcome> written(Registration before, Registration after) {
		Change change = new Change(before, after);
		return write(List.of(change)).thenReturn(new Outcome.Granted(change.after()));
	}

	/**
	 * Changes one registration in a transaction of its own, given the registration and
	 * its event as they are while the event's quotas are locked.
	 */
	Mono<Registration> change(UUID id, BiFunction<Event, Registration, Mono<Outcome>> change) {
		return this.registrations.find(id)
			.flatMap((known) -> open(known.booking().event(),
					(event) -> this.registrations.find(id).flatMap((current) -> change.apply(event, current))))
			.switchIfEmpty(Mono.defer(() -> Outcome.refused(new RegistrationRefused.Unknown())))
			.as(this.transaction::transactional)
			.flatMap(Outcome::answer);
	}

	private static void add(Map<UUID, Integer> places, Registration registration, int sign) {
		registration.booking().taken().forEach((quota, count) -> places.merge(quota, sign * count, Integer::sum));
	}

	/**
	 * What a registration was and has become; what it has become gets the next version.
	 */
	record Change(Registration before, Registration after) {

		Change {
			after = after.with(after.booking().next());
		}

		boolean ends() {
			return this.after instanceof Registration.Cancelled || this.after instanceof Registration.Expired;
		}

		/** Losing some places only is a change; anything else is told by the status. */
		Message message() {
			boolean fewer = this.after.getClass() == this.before.getClass()
					&& !this.after.booking().taken().equals(this.before.booking().taken());
			return fewer ? RegistrationMessage.changed(this.after, Registration.Cause.SESSION_CANCELLED)
					: RegistrationMessage.of(this.after);
		}

	}

}
