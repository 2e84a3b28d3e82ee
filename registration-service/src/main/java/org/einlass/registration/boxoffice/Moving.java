package org.einlass.registration.boxoffice;

import java.util.Set;

import org.einlass.registration.limit.CodeTry;
import org.einlass.registration.programme.RecentEvents;
import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A contact moves to another quota, perhaps with the access code that opens it. */
@Component
class Moving {

	private final RecentEvents events;

	private final Changes changes;

	private final CodeCheck codes;

	Moving(RecentEvents events, Changes changes, CodeCheck codes) {
		this.events = events;
		this.changes = changes;
		this.codes = codes;
	}

	/**
	 * What the registration has become.
	 * @param client from where, as {@link org.einlass.starter.client.ClientAddress} says
	 */
	Mono<Registration> move(Registration registration, Move move, String client, @Nullable Person person) {
		Mono<Registration> moved = this.changes.move(registration.id(), move);
		CodeTry attempt = new CodeTry(registration.booking().event(), client, registration.id().toString(),
				(person != null) ? person.subject() : null);
		return this.events.event(attempt.event())
			.flatMap((event) -> this.codes.watch(event, Set.of(move.to()), move.accessCode(), attempt, moved))
			.switchIfEmpty(moved);
	}

}
