package org.einlass.registration.ticket;

import java.util.List;

import reactor.core.publisher.Mono;

/** Where the keys of ticket codes are kept. */
interface TicketKeys {

	/**
	 * All keys; the first one is made when it is first asked for, and only once however
	 * many instances ask.
	 */
	Mono<List<TicketKey>> all();

}
