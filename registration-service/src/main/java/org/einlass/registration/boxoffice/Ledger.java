package org.einlass.registration.boxoffice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.registration.boxoffice.Counters.Move;
import org.einlass.starter.message.Message;
import org.einlass.starter.message.Outbox;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Where all changes of registrations are written: state, counters, claims and messages
 * together, in the running transaction, with the event's quotas locked.
 */
@Component
class Ledger {

	private final Registrations registrations;

	private final Counters counters;

	private final Claims claims;

	private final Deeds deeds;

	private final IdempotencyKeys keys;

	private final Outbox outbox;

	Ledger(Registrations registrations, Counters counters, Claims claims, Deeds deeds, IdempotencyKeys keys,
			Outbox outbox) {
		this.registrations = registrations;
		this.counters = counters;
		this.claims = claims;
		this.deeds = deeds;
		this.keys = keys;
		this.outbox = outbox;
	}

	Mono<Void> store(Hearing.Heard heard) {
		return store(heard.entries()).then(this.keys.keep(heard.kept()));
	}

	private Mono<Void> store(Book.Entries entries) {
		if (entries.isEmpty()) {
			return Mono.empty();
		}
		List<UUID> changed = entries.changes().stream().map((change) -> change.after().id()).toList();
		return this.counters.move(moves(entries))
			.then(this.registrations.add(entries.added()))
			.then(this.registrations.save(entries.changes().stream().map(Change::after).toList()))
			.then(this.claims.release(changed, entries.claims()))
			.then(this.claims.add(entries.claims()))
			.then(this.deeds.write(entries.deeds()))
			.then(this.outbox.add(messages(entries)));
	}

	private static Map<UUID, Move> moves(Book.Entries entries) {
		Map<UUID, Move> moves = new HashMap<>();
		entries.added().forEach((one) -> count(moves, one, 1));
		entries.changes().forEach((change) -> {
			count(moves, change.before(), -1);
			count(moves, change.after(), 1);
		});
		moves.values().removeIf(Move::isNothing);
		return moves;
	}

	/**
	 * Whoever has not confirmed the address holds nobody up, so does not count as
	 * waiting.
	 */
	private static void count(Map<UUID, Move> moves, Registration registration, int sign) {
		Booking booking = registration.booking();
		Map<UUID, Integer> wanted = (Standing.of(registration).confirmBy() == null) ? booking.wanted() : Map.of();
		booking.taken().forEach((quota, count) -> moves.merge(quota, new Move(sign * count, 0, 0, 0), Move::and));
		wanted.forEach((quota, count) -> moves.merge(quota, new Move(0, sign * count, 0, 0), Move::and));
		booking.lost().forEach((quota, count) -> moves.merge(quota, new Move(0, 0, sign * count, 0), Move::and));
		booking.held().forEach((quota, count) -> moves.merge(quota, new Move(0, 0, 0, sign * count), Move::and));
	}

	private static List<Message> messages(Book.Entries entries) {
		return Stream
			.concat(entries.added().stream().map(RegistrationMessage::of),
					entries.changes().stream().flatMap((change) -> change.message().stream()))
			.toList();
	}

}
