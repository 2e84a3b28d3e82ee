package org.einlass.catalog.event;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;

import org.einlass.catalog.organisation.Organisation;
import org.einlass.catalog.organisation.Organisations;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/** Makes new events: with an id, an address of their own and as drafts. */
@Component
class NewEvents {

	private final Events events;

	private final Organisations organisations;

	private final DraftReading reading;

	private final Supplier<UUID> ids;

	private final Clock clock;

	NewEvents(Events events, Organisations organisations, DraftReading reading, Supplier<UUID> ids, Clock clock) {
		this.events = events;
		this.organisations = organisations;
		this.reading = reading;
		this.ids = ids;
		this.clock = clock;
	}

	/**
	 * @param id of the event, or {@code null} for any
	 */
	Mono<Event> create(Person by, EventDraft draft, @Nullable UUID id, Event.@Nullable Origin origin) {
		return Mono.defer(() -> {
			String organisation = draft.organisation();
			// Who may not is told so first, whatever is wrong with the draft.
			if (organisation != null && !organisation.isBlank()) {
				by.require(Role.ORGANISER, organisation);
			}
			EventContent content = this.reading.read(draft);
			return this.organisations.find(Objects.requireNonNull(organisation))
				.switchIfEmpty(Mono.error(() -> Invalid.field("organisation", "unknown-id")))
				.flatMap((host) -> insert((id != null) ? id : this.ids.get(), host, content, origin));
		});
	}

	/**
	 * The same content with ids of its own; nothing in it is cancelled, and times of
	 * sign-up that have passed are left out.
	 * @param id of the copy, or {@code null} for any
	 */
	Mono<Event> copy(Event event, @Nullable UUID id) {
		EventContent content = event.content()
			.withSessions(event.content().sessions().stream().map((session) -> session.copy(this.ids)).toList())
			.withSignUp(event.content().signUp().ahead(this.clock.instant()));
		return insert((id != null) ? id : this.ids.get(),
				new Organisation(event.organisation(), event.organisationName()), content, null);
	}

	private Mono<Event> insert(UUID id, Organisation host, EventContent content, Event.@Nullable Origin origin) {
		String wish = Slug.of(content.title().in(Locale.GERMAN));
		Instant now = this.clock.instant().truncatedTo(ChronoUnit.MILLIS);
		return this.events.slugsLike(wish)
			.map((taken) -> new Event(id, Slug.free(wish, taken), 1, Event.Status.DRAFT, host.slug(), host.name(),
					content, List.of(), null, null, origin, now, now))
			.flatMap((event) -> this.events.insert(event).thenReturn(event));
	}

}
