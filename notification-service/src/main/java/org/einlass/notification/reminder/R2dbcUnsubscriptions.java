package org.einlass.notification.reminder;

import java.time.Clock;
import java.util.UUID;

import org.einlass.notification.programme.Programme;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Unsubscriptions in PostgreSQL; {@link R2dbcReminders} plans around them. */
@Component
class R2dbcUnsubscriptions implements Unsubscriptions {

	/** Also those that failed, so that nobody has them sent again. */
	private static final String STOP = """
			with stopped as (
			  insert into unsubscriptions (registration, at) values (:registration, :now) on conflict do nothing
			)
			update mails set state = 'dropped', reason = 'unsubscribed', ended_at = :now
			where registration = :registration and kind = 'reminder' and state in ('due', 'failed')
			""";

	private final DatabaseClient database;

	private final Programme programme;

	private final TransactionalOperator transaction;

	private final Clock clock;

	R2dbcUnsubscriptions(DatabaseClient database, Programme programme, TransactionalOperator transaction, Clock clock) {
		this.database = database;
		this.programme = programme;
		this.transaction = transaction;
		this.clock = clock;
	}

	/** Nobody plans reminders of the event meanwhile: they would not see it. */
	@Override
	public Mono<Void> add(UUID registration) {
		return event(registration).flatMap(this.programme::lock)
			.then(Mono.defer(() -> stop(registration)))
			.as(this.transaction::transactional);
	}

	private Mono<UUID> event(UUID registration) {
		return this.database.sql("select event from registrations where id = :registration")
			.bind("registration", registration)
			.mapValue(UUID.class)
			.one();
	}

	private Mono<Void> stop(UUID registration) {
		return this.database.sql(STOP).bind("registration", registration).bind("now", this.clock.instant()).then();
	}

}
