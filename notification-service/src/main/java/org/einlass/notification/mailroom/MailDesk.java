package org.einlass.notification.mailroom;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Programme;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What organisers may see and do about the mails of their events. */
@Component
class MailDesk {

	private static final int PAGE = 50;

	private final Programme programme;

	private final MailBook book;

	private final Postman postman;

	private final Clock clock;

	MailDesk(Programme programme, MailBook book, Postman postman, Clock clock) {
		this.programme = programme;
		this.book = book;
		this.postman = postman;
		this.clock = clock;
	}

	/** The events of the person's organisations, with the numbers of their mails. */
	Mono<List<EventMails>> events(Person person) {
		return this.programme.of(person.organisations(Role.ORGANISER))
			.collectList()
			.flatMap((events) -> this.book.counts(events.stream().map(Event::id).toList())
				.map((counts) -> events.stream()
					.map((event) -> new EventMails(event, counts.getOrDefault(event.id(), Map.of())))
					.toList()));
	}

	/** One page of an event's mails, newest first. */
	Mono<Page> page(Person person, UUID event, @Nullable MailState state, @Nullable UUID before) {
		return event(person, event).flatMap((known) -> this.book.page(event, state, before, PAGE + 1)
			.zipWith(this.book.counts(List.of(event)),
					(entries, counts) -> Page.of(known, entries, counts.getOrDefault(event, Map.of()))));
	}

	/** Has a failed mail tried again at once; one that is due already stays due. */
	Mono<MailEntry> retry(Person person, UUID mail) {
		return this.book.find(mail)
			.switchIfEmpty(Mono.error(MailRefused.Unknown::new))
			.flatMap((entry) -> event(person, entry.event()).thenReturn(entry))
			.flatMap((entry) -> (entry.state() == MailState.DUE) ? Mono.just(entry) : retryFailed(mail));
	}

	private Mono<MailEntry> retryFailed(UUID mail) {
		return this.book.retry(mail, this.clock.instant())
			.switchIfEmpty(Mono.error(MailRefused.NotFailed::new))
			.map((entry) -> {
				this.postman.wake();
				return entry;
			});
	}

	private Mono<Event> event(Person person, UUID event) {
		return this.programme.find(event).switchIfEmpty(Mono.error(MailRefused.Unknown::new)).map((known) -> {
			person.require(Role.ORGANISER, known.organisation());
			return known;
		});
	}

	/** An event and the numbers of its mails. */
	record EventMails(Event event, Map<MailState, Long> counts) {
	}

	/**
	 * Some of an event's mails.
	 *
	 * @param next where the next page begins, if there is one
	 */
	record Page(Event event, List<MailEntry> entries, Map<MailState, Long> counts, @Nullable UUID next) {

		static Page of(Event event, List<MailEntry> entries, Map<MailState, Long> counts) {
			boolean more = entries.size() > PAGE;
			List<MailEntry> shown = more ? entries.subList(0, PAGE) : entries;
			return new Page(event, shown, counts, more ? shown.getLast().id() : null);
		}

	}

}
