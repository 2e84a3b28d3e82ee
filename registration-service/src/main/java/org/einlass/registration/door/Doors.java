package org.einlass.registration.door;

import java.util.UUID;

import org.einlass.registration.programme.RecentEvents;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import reactor.core.publisher.Mono;

/** The doors of sessions, and who may stand at them. */
public class Doors {

	private final RecentEvents events;

	private final DoorSettings settings;

	Doors(RecentEvents events, DoorSettings settings) {
		this.events = events;
		this.settings = settings;
	}

	/**
	 * The door of a session, if the person has at least this role in its organisation:
	 * else 403, and 404 for an unknown session.
	 */
	public Mono<Door> of(UUID session, Person person, Role role) {
		return this.events.eventOfSession(session)
			.flatMap((event) -> Mono.justOrEmpty(Door.of(event, session, this.settings)))
			.switchIfEmpty(Mono.error(() -> new DoorRefused.Unknown().asError()))
			.map((door) -> openTo(person, role, door));
	}

	private static Door openTo(Person person, Role role, Door door) {
		person.require(role, door.organisation());
		return door;
	}

}
