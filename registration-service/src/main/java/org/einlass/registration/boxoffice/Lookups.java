package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * Addresses whose links were asked for. Asking takes the same time whether or not there
 * are registrations; the answer goes by mail.
 */
interface Lookups {

	Mono<Void> ask(EmailAddress email);

	/**
	 * Takes the addresses asked for and answers the active registrations of theirs whose
	 * links were not asked for within the last minutes, in the running transaction. Where
	 * the address is not confirmed it may be another person's, who gets no link.
	 */
	Mono<List<UUID>> take(int most);

}
