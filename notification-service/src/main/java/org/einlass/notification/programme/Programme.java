package org.einlass.notification.programme;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The events that we know. */
public interface Programme {

	/**
	 * Keeps everyone else away from the event until the running transaction ends, so that
	 * nobody registers unseen while its reminders are planned anew.
	 */
	Mono<Void> lock(UUID event);

	/** Keeps events as they are until the running transaction ends; many may do so. */
	Mono<Void> lockShared(Collection<UUID> events);

	/** Stores a newer state; {@code false} when it is not newer. */
	Mono<Boolean> learn(Event event);

	/** One event with its sessions, or empty when it is not known (yet). */
	Mono<Event> find(UUID event);

	/** Several events by id. */
	Mono<Map<UUID, Event>> find(Collection<UUID> events);

	/** All events of these organisations that anyone registered for, newest first. */
	Flux<Event> of(Collection<String> organisations);

}
