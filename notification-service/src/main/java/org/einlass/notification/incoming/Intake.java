package org.einlass.notification.incoming;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.einlass.notification.mailroom.Mails;
import org.einlass.notification.mailroom.News;
import org.einlass.notification.mailroom.Registration;
import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Programme;
import org.einlass.notification.reminder.Reminders;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/**
 * What messages change here, in one transaction: what we know, which mails are asked for,
 * which reminders lie ahead. A state that is not newer changes nothing.
 */
@Component
class Intake {

	private final Programme programme;

	private final Mails mails;

	private final Reminders reminders;

	private final TransactionalOperator transaction;

	Intake(Programme programme, Mails mails, Reminders reminders, TransactionalOperator transaction) {
		this.programme = programme;
		this.mails = mails;
		this.reminders = reminders;
		this.transaction = transaction;
	}

	/** Nobody registers while all reminders of the event are planned anew. */
	Mono<Void> event(Event event) {
		return this.programme.lock(event.id())
			.then(Mono.defer(() -> this.programme.learn(event)))
			.flatMap((newer) -> newer ? this.reminders.plan(event) : Mono.empty())
			.as(this.transaction::transactional);
	}

	/**
	 * Of several states of one registration only the newest counts. A registration whose
	 * event is not known yet gets its reminders with the event.
	 */
	Mono<Void> registrations(Collection<News> all) {
		Map<UUID, News> newest = all.stream()
			.collect(Collectors.toMap((one) -> one.registration().id(), Function.identity(),
					BinaryOperator.maxBy(Comparator.comparing((one) -> one.registration().version()))));
		Set<UUID> events = newest.values()
			.stream()
			.map((one) -> one.registration().event())
			.collect(Collectors.toSet());
		return this.programme.lockShared(events)
			.then(Mono.defer(() -> this.mails.learn(newest.values())))
			.flatMap((newer) -> remind(newer).then(forget(newer)))
			.as(this.transaction::transactional);
	}

	private Mono<Void> forget(Collection<Registration> newer) {
		return this.reminders.forget(newer.stream().filter(Registration::erased).map(Registration::id).toList());
	}

	private Mono<Void> remind(Collection<Registration> newer) {
		Map<UUID, List<UUID>> registrations = newer.stream()
			.collect(Collectors.groupingBy(Registration::event,
					Collectors.mapping(Registration::id, Collectors.toList())));
		return this.programme.find(registrations.keySet())
			.flatMapIterable(Map::values)
			.concatMap((event) -> this.reminders.plan(event, registrations.getOrDefault(event.id(), List.of())))
			.then();
	}

}
