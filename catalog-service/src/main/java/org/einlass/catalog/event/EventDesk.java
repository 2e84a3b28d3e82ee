package org.einlass.catalog.event;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.einlass.catalog.event.EventRefused.ChangedMeanwhile;
import org.einlass.catalog.event.EventRefused.UnknownEvent;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.message.Outbox;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where organisers work on events. Every change is one transaction: the event is locked,
 * changed and told of. Only organisers of the event's organisation may; drafts of others
 * are unknown events.
 */
@Component
@Transactional
public class EventDesk {

	private final Events events;

	private final NewEvents newEvents;

	private final DraftReading reading;

	private final Outbox outbox;

	private final Clock clock;

	EventDesk(Events events, NewEvents newEvents, DraftReading reading, Outbox outbox, Clock clock) {
		this.events = events;
		this.newEvents = newEvents;
		this.reading = reading;
		this.outbox = outbox;
		this.clock = clock;
	}

	/** A new draft in the organisation that it names. */
	public Mono<Event> create(Person by, EventDraft draft) {
		return this.newEvents.create(by, draft, null, null);
	}

	/** The same under this id, which is new. */
	public Mono<Event> create(Person by, EventDraft draft, UUID id) {
		return this.newEvents.create(by, draft, id, null);
	}

	/** A new draft of what was imported from there. */
	public Mono<Event> create(Person by, EventDraft draft, Event.Origin origin) {
		return this.newEvents.create(by, draft, null, origin);
	}

	/** The event, if this person may change it. */
	@Transactional(readOnly = true)
	public Mono<Event> read(Person by, UUID id) {
		return this.events.find(id).switchIfEmpty(Mono.error(UnknownEvent::new)).map((event) -> own(by, event));
	}

	/** A new draft with the same content. */
	public Mono<Event> copy(Person by, UUID id) {
		return read(by, id).flatMap((event) -> this.newEvents.copy(event, null));
	}

	/** The same; asked for twice with the same id of the copy, there is one. */
	public Mono<Event> copy(Person by, UUID id, UUID copy) {
		return locked(by, id).flatMap((event) -> this.events.find(copy)
			.map((there) -> own(by, there))
			.switchIfEmpty(Mono.defer(() -> this.newEvents.copy(event, copy))));
	}

	/**
	 * Changes the document; sent again with the version of before, it is changed already.
	 * @param version the version that this person read, or {@code null} for any
	 */
	public Mono<Event> change(Person by, UUID id, @Nullable Long version, EventDraft draft) {
		return locked(by, id).flatMap((event) -> {
			if (version != null && version != event.version()) {
				return this.reading.says(draft, event) ? Mono.just(event) : Mono.error(new ChangedMeanwhile());
			}
			EventContent content = this.reading.read(draft, event);
			return allowed(event, content).flatMap((free) -> store(event, event.changed(content, now())));
		});
	}

	/** Changes an imported event to what the entry says now. */
	public Mono<Event> change(Person by, Event imported, EventDraft draft, Event.Origin origin) {
		EventContent content = this.reading.read(draft, own(by, imported));
		return allowed(imported, content)
			.flatMap((free) -> store(imported, imported.changed(content, now()).from(origin)));
	}

	/**
	 * Everybody may see it from now on; published twice is published.
	 * @param anyway also if nobody could sign up or come
	 */
	public Mono<Event> publish(Person by, UUID id, boolean anyway) {
		return step(by, id, (event) -> event.published(now(), anyway));
	}

	/** It will not take place; the page says so. */
	public Mono<Event> cancel(Person by, UUID id, @Nullable String reason) {
		return step(by, id, (event) -> event.cancelled(reason, now()));
	}

	/** It takes place after all; only for ten minutes after it was cancelled. */
	public Mono<Event> undoCancel(Person by, UUID id) {
		return step(by, id, (event) -> event.restored(now()));
	}

	/** It is not shown any more. */
	public Mono<Event> withdraw(Person by, UUID id) {
		return step(by, id, (event) -> event.withdrawn(now()));
	}

	/** One session will not take place; the rest of the event stands. */
	public Mono<Event> cancelSession(Person by, UUID id, UUID session, @Nullable String reason) {
		return step(by, id, (event) -> event.sessionCancelled(session, reason, now()));
	}

	/** The session takes place after all; only for ten minutes after it was cancelled. */
	public Mono<Event> undoCancelSession(Person by, UUID id, UUID session) {
		return step(by, id, (event) -> event.sessionRestored(session, now()));
	}

	/** Collects an event in a programme, or takes it out; for editors. */
	public Mono<Event> collect(Person by, UUID id, UUID programme, boolean in) {
		by.requireRealmRole("editor");
		return this.events.lock(id)
			.filter(Event::open)
			.switchIfEmpty(Mono.error(UnknownEvent::new))
			.flatMap((event) -> store(event, event.collected(programme, in, now())));
	}

	/** Deletes a draft that nobody else has heard of. */
	public Mono<Void> delete(Person by, UUID id) {
		return locked(by, id).map(Event::deletable).flatMap((event) -> this.events.delete(event.id()));
	}

	private Mono<Event> step(Person by, UUID id, Function<Event, Event> change) {
		return locked(by, id).flatMap((event) -> store(event, change.apply(event)));
	}

	private Mono<Event> locked(Person by, UUID id) {
		return this.events.lock(id).switchIfEmpty(Mono.error(UnknownEvent::new)).map((event) -> own(by, event));
	}

	private static Event own(Person by, Event event) {
		if (!event.open() && !by.memberships().containsKey(event.organisation())) {
			throw new UnknownEvent();
		}
		by.require(Role.ORGANISER, event.organisation());
		return event;
	}

	private Mono<Map<UUID, QuotaState>> allowed(Event event, EventContent content) {
		return this.events.quotaStates(List.of(event.id())).doOnNext((states) -> event.allow(content, states));
	}

	private Mono<Event> store(Event before, Event after) {
		if (before == after) {
			return Mono.just(after);
		}
		Mono<Void> told = after.tells(before)
			.map((type) -> this.outbox.add(EventMessage.of(type, after)))
			.orElse(Mono.empty());
		return this.events.update(after).then(told).thenReturn(after);
	}

	private Instant now() {
		return this.clock.instant().truncatedTo(java.time.temporal.ChronoUnit.MILLIS);
	}

}
