package org.einlass.catalog.importing;

import java.time.Clock;
import java.util.List;
import java.util.Set;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventDesk;
import org.einlass.catalog.event.EventRefused;
import org.einlass.catalog.event.EventRefused.InUse;
import org.einlass.catalog.event.Events;
import org.einlass.catalog.importing.ImportReport.Outcome;
import org.einlass.catalog.importing.alike.EventsAlike;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Invalid;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Creates and changes events as the entries of a calendar say, in batches. */
@Component
class TakeOver {

	private static final int BATCH = 100;

	private final Events events;

	private final EventDesk desk;

	private final EventsAlike alike;

	private final TransactionalOperator transactions;

	private final Scheduler scheduler;

	private final Clock clock;

	TakeOver(Events events, EventDesk desk, EventsAlike alike, TransactionalOperator transactions,
			Scheduler importScheduler, Clock clock) {
		this.events = events;
		this.desk = desk;
		this.alike = alike;
		this.transactions = transactions;
		this.scheduler = importScheduler;
		this.clock = clock;
	}

	/** Takes over what a file contains, as far as the rules of events allow. */
	Mono<ImportReport> all(Target target, ReadCalendar calendar) {
		return Flux.fromIterable(calendar.events())
			.buffer(BATCH)
			.concatMap((batch) -> batch(target, batch))
			.reduce(ImportReport.of(calendar.skipped(), calendar.leftOut()), ImportReport::plus);
	}

	/** All of a batch in one transaction; if one is refused, each in its own. */
	private Mono<ImportReport> batch(Target target, List<ImportedEvent> batch) {
		return together(target, batch).onErrorResume(TakeOver::isRefusal,
				(refusal) -> Flux.fromIterable(batch)
					.concatMap((entry) -> together(target, List.of(entry)).onErrorResume(TakeOver::isRefusal,
							(single) -> Mono.just(ImportReport.of(entry, reason(single)))))
					.reduce(ImportReport.NOTHING, ImportReport::plus));
	}

	private Mono<ImportReport> together(Target target, List<ImportedEvent> entries) {
		return this.transactions.execute((transaction) -> {
			if (target.preview()) {
				transaction.setRollbackOnly();
			}
			// Each entry is checked and written as JSON, which is no work for an event
			// loop.
			return Flux.fromIterable(entries)
				.publishOn(this.scheduler)
				.concatMap((entry) -> one(target, entry))
				.reduce(ImportReport.NOTHING, ImportReport::plus);
		}).single();
	}

	private Mono<ImportReport> one(Target target, ImportedEvent entry) {
		return this.events.lockImported(target.organisation(), CalendarImport.SOURCE, entry.uid())
			.flatMap((event) -> again(target, event, entry))
			.switchIfEmpty(Mono.defer(() -> first(target, entry)));
	}

	private Mono<ImportReport> first(Target target, ImportedEvent entry) {
		return this.alike.find(target.organisation(), entry.title(), entry.sessions().getFirst().start())
			.map((slug) -> ImportReport.of(entry.with(entry.sessions(), Set.of(Flag.LOOKS_LIKE)), Outcome.CREATED,
					slug))
			.defaultIfEmpty(ImportReport.of(entry, Outcome.CREATED))
			.delayUntil((report) -> create(target, entry));
	}

	private Mono<Event> create(Target target, ImportedEvent entry) {
		return this.desk.create(target.by(), ImportedDraft.of(target.organisation(), entry), origin(entry))
			.flatMap((event) -> this.desk.publish(target.by(), event.id(), true));
	}

	private Mono<ImportReport> again(Target target, Event event, ImportedEvent entry) {
		Event.Origin origin = origin(entry);
		if (origin.equals(event.origin())) {
			return Mono.just(ImportReport.of(entry, Outcome.UNCHANGED));
		}
		if (event.status() == Event.Status.CANCELLED || event.status() == Event.Status.WITHDRAWN) {
			return Mono.just(ImportReport.of(entry, SkipReason.CLOSED_HERE));
		}
		return this.desk.change(target.by(), event, ImportedDraft.onto(event, entry, this.clock.instant()), origin)
			.thenReturn(ImportReport.of(entry, Outcome.UPDATED));
	}

	private static Event.Origin origin(ImportedEvent entry) {
		return new Event.Origin(CalendarImport.SOURCE, entry.uid(), entry.fingerprint());
	}

	private static boolean isRefusal(Throwable error) {
		return error instanceof EventRefused || error instanceof Invalid;
	}

	private static SkipReason reason(Throwable refusal) {
		return (refusal instanceof InUse) ? SkipReason.IN_USE : SkipReason.REFUSED;
	}

	/** For whom and how an import is. */
	record Target(Person by, String organisation, boolean preview) {
	}

}
