package org.einlass.registration.boxoffice;

import java.time.Duration;

import org.einlass.starter.job.Job;
import org.einlass.starter.message.Outbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Asks for mails with the links of registrations whose links were lost. */
@Component
class LostLinks implements Job {

	private static final int BATCH = 100;

	/** Addresses that nobody has are soon done with, and never wait before others. */
	private static final int BATCH_OF_OTHERS = 5_000;

	private final Lookups lookups;

	private final Registrations registrations;

	private final Outbox outbox;

	private final TransactionalOperator transaction;

	private final Duration pause;

	LostLinks(Lookups lookups, Registrations registrations, Outbox outbox, TransactionalOperator transaction,
			@Value("${einlass.box-office.sweep}") Duration pause) {
		this.lookups = lookups;
		this.registrations = registrations;
		this.outbox = outbox;
		this.transaction = transaction;
		this.pause = pause;
	}

	@Override
	public String name() {
		return "lost-links";
	}

	@Override
	public Duration pause() {
		return this.pause;
	}

	@Override
	public Mono<Boolean> run() {
		return answer().thenReturn(false);
	}

	Mono<Void> answer() {
		return answer(true, BATCH).then(Mono.defer(() -> answer(false, BATCH_OF_OTHERS)));
	}

	private Mono<Void> answer(boolean known, int most) {
		return this.lookups.take(known, most)
			.flatMap(this.registrations::findAll)
			.flatMap((found) -> this.outbox.add(found.stream().map(RegistrationMessage::linksRequested).toList()))
			.as(this.transaction::transactional);
	}

}
