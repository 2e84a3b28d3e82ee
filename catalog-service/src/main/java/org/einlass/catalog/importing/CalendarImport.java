package org.einlass.catalog.importing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventDesk;
import org.einlass.catalog.event.EventRefused;
import org.einlass.catalog.event.EventRefused.InUse;
import org.einlass.catalog.event.Events;
import org.einlass.catalog.importing.ImportReport.Outcome;
import org.einlass.catalog.organisation.Organisations;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Invalid;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;

/**
 * Takes a calendar into the programme. The id of an entry is its key in the organisation,
 * so the same file twice changes nothing. A preview does the same and takes it back.
 */
@Component
class CalendarImport {

	static final String SOURCE = "text/calendar";

	private static final int BATCH = 100;

	private final Events events;

	private final EventDesk desk;

	private final Organisations organisations;

	private final TransactionalOperator transactions;

	private final Clock clock;

	CalendarImport(Events events, EventDesk desk, Organisations organisations, TransactionalOperator transactions,
			Clock clock) {
		this.events = events;
		this.desk = desk;
		this.organisations = organisations;
		this.transactions = transactions;
		this.clock = clock;
	}

	/** Reads the file and takes its entries over, or only reports what that would do. */
	Mono<ImportReport> run(Person by, String organisation, byte[] file, boolean preview) {
		by.require(Role.ORGANISER, organisation);
		LocalDate today = LocalDate.ofInstant(this.clock.instant(), CalendarFile.DEFAULT_ZONE);
		return this.organisations.find(organisation)
			.switchIfEmpty(Mono.error(() -> Invalid.field("organisation", "unknown-id")))
			// A large file takes seconds to read; other requests must not wait for it.
			.then(Mono.fromCallable(() -> CalendarReader.read(file, today)).subscribeOn(Schedulers.boundedElastic()))
			.flatMap((calendar) -> takeOver(new Import(by, organisation, preview), calendar));
	}

	private Mono<ImportReport> takeOver(Import order, ReadCalendar calendar) {
		return Flux.fromIterable(calendar.events())
			.buffer(BATCH)
			.concatMap((batch) -> batch(order, batch))
			.reduce(ImportReport.of(calendar.skipped()), ImportReport::plus);
	}

	/** All of a batch in one transaction; if one is refused, each in its own. */
	private Mono<ImportReport> batch(Import order, List<ImportedEvent> batch) {
		return together(order, batch).onErrorResume(CalendarImport::isRefusal,
				(refusal) -> Flux.fromIterable(batch)
					.concatMap((entry) -> together(order, List.of(entry)).onErrorResume(CalendarImport::isRefusal,
							(single) -> Mono.just(ImportReport.of(entry, reason(single)))))
					.reduce(ImportReport.NOTHING, ImportReport::plus));
	}

	private Mono<ImportReport> together(Import order, List<ImportedEvent> entries) {
		return this.transactions.execute((transaction) -> {
			if (order.preview()) {
				transaction.setRollbackOnly();
			}
			return Flux.fromIterable(entries)
				.concatMap((entry) -> one(order, entry))
				.reduce(ImportReport.NOTHING, ImportReport::plus);
		}).single();
	}

	private Mono<ImportReport> one(Import order, ImportedEvent entry) {
		return this.events.lockImported(order.organisation(), SOURCE, entry.uid())
			.flatMap((event) -> again(order, event, entry))
			.switchIfEmpty(Mono.defer(() -> first(order, entry)));
	}

	private Mono<ImportReport> first(Import order, ImportedEvent entry) {
		return this.desk.create(order.by(), ImportedDraft.of(order.organisation(), entry), origin(entry))
			.flatMap((event) -> this.desk.publish(order.by(), event.id(), true))
			.thenReturn(ImportReport.of(entry, Outcome.CREATED));
	}

	private Mono<ImportReport> again(Import order, Event event, ImportedEvent entry) {
		Event.Origin origin = origin(entry);
		if (origin.equals(event.origin())) {
			return Mono.just(ImportReport.of(entry, Outcome.UNCHANGED));
		}
		if (event.status() == Event.Status.CANCELLED || event.status() == Event.Status.WITHDRAWN) {
			return Mono.just(ImportReport.of(entry, SkipReason.CLOSED_HERE));
		}
		return this.desk.change(order.by(), event, ImportedDraft.onto(event, entry, this.clock.instant()), origin)
			.thenReturn(ImportReport.of(entry, Outcome.UPDATED));
	}

	private static Event.Origin origin(ImportedEvent entry) {
		return new Event.Origin(SOURCE, entry.uid(), entry.fingerprint());
	}

	private static boolean isRefusal(Throwable error) {
		return error instanceof EventRefused || error instanceof Invalid;
	}

	private static SkipReason reason(Throwable refusal) {
		return (refusal instanceof InUse) ? SkipReason.IN_USE : SkipReason.REFUSED;
	}

	private record Import(Person by, String organisation, boolean preview) {
	}

}
