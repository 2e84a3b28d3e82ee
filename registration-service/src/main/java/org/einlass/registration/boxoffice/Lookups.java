package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * Addresses whose links were asked for, each once until it was answered. Asking takes the
 * same time whether or not there are registrations; the answer goes by mail.
 */
interface Lookups {

	Mono<Void> ask(EmailAddress email);

	/**
	 * Takes the addresses asked for and answers the active registrations of theirs whose
	 * links were not asked for within the last minutes, in the running transaction. Where
	 * the address is not confirmed it may be another person's, who gets no link.
	 * @param known whether to take addresses that a registration had when they were asked
	 * for, or the others
	 */
	Mono<List<UUID>> take(boolean known, int most);

}
