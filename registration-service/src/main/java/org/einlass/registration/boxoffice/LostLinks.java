package org.einlass.registration.boxoffice;

import org.einlass.starter.message.Outbox;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

/** Asks for mails with the links of registrations whose links were lost. */
@Component
class LostLinks {

	private static final Logger log = LoggerFactory.getLogger(LostLinks.class);

	private static final int BATCH = 100;

	private final Lookups lookups;

	private final Registrations registrations;

	private final Outbox outbox;

	private final TransactionalOperator transaction;

	LostLinks(Lookups lookups, Registrations registrations, Outbox outbox, TransactionalOperator transaction) {
		this.lookups = lookups;
		this.registrations = registrations;
		this.outbox = outbox;
		this.transaction = transaction;
	}

	@Scheduled(fixedDelayString = "${einlass.box-office.sweep}", initialDelay = 1500)
	Mono<Void> answer() {
		return this.lookups.take(BATCH)
			.flatMap(this.registrations::findAll)
			.flatMap((found) -> this.outbox.add(found.stream().map(RegistrationMessage::linksRequested).toList()))
			.as(this.transaction::transactional)
			.onErrorResume((error) -> {
				log.warn("Lost links wait for the next try: {}", error.getClass().getName());
				return Mono.empty();
			});
	}

}
