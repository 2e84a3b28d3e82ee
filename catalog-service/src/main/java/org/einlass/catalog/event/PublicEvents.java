package org.einlass.catalog.event;

import java.util.UUID;

import org.einlass.catalog.event.EventRefused.UnknownEvent;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Who may read which event. */
@Component
public class PublicEvents {

	private final Events events;

	PublicEvents(Events events) {
		this.events = events;
	}

	/**
	 * The event with this id or slug, as far as this person (or a guest) may see it; else
	 * it is unknown.
	 */
	public Mono<Event> find(String idOrSlug, @Nullable Person person) {
		return byIdOrSlug(idOrSlug).filter((event) -> mayRead(person, event))
			.switchIfEmpty(Mono.error(UnknownEvent::new));
	}

	private Mono<Event> byIdOrSlug(String idOrSlug) {
		if (idOrSlug.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
			return this.events.find(UUID.fromString(idOrSlug));
		}
		return (idOrSlug.indexOf('\0') < 0) ? this.events.findBySlug(idOrSlug) : Mono.empty();
	}

	private static boolean mayRead(@Nullable Person person, Event event) {
		return event.open() || (person != null && (organises(person, event) || isInside(person, event)));
	}

	/** Whether the whole document is for this person. */
	public static boolean organises(@Nullable Person person, Event event) {
		return person != null && person.may(Role.ORGANISER, event.organisation());
	}

	/** Internal events are for the staff of all organisations. */
	private static boolean isInside(Person person, Event event) {
		return event.content().visibility() == Event.Visibility.INTERNAL && !person.memberships().isEmpty()
				&& (event.status() == Event.Status.PUBLISHED || event.status() == Event.Status.CANCELLED);
	}

}
