package org.einlass.catalog.desk;

import java.util.UUID;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventRefused.UnknownEvent;
import org.einlass.catalog.event.Events;
import org.einlass.catalog.event.PublicEvents;
import org.einlass.starter.identity.Person;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Finds the events that a person may work on; others are unknown. */
@Component
class OwnEvents {

	private final Events events;

	OwnEvents(Events events) {
		this.events = events;
	}

	Mono<Event> find(Person person, UUID id) {
		return this.events.find(id)
			.filter((event) -> PublicEvents.organises(person, event))
			.switchIfEmpty(Mono.error(UnknownEvent::new));
	}

}
