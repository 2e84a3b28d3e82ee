package org.einlass.registration.programme;

import java.util.Collection;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** The events that we know of, with the exact state of their quotas. */
public interface Programme {

	/** The event with this id, else empty. */
	Mono<Event> event(UUID id);

	/** The event with this id or slug, else empty. */
	Mono<Event> event(String idOrSlug);

	/** The event that this session belongs to, else empty. */
	Mono<Event> eventOfSession(UUID session);

	/** The event that this quota belongs to, else empty. */
	Mono<Event> eventOfQuota(UUID quota);

	/** The events with these ids, in no order. */
	Mono<List<Event>> events(Collection<UUID> ids);

}
