package org.einlass.registration.ticket;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Writes and reads the signed codes of tickets. */
public interface TicketCodes {

	/** The code of one ticket, 152 characters: what its QR code holds. */
	Mono<String> codeOf(UUID ticket, UUID event);

	/** The codes of several tickets of one event, by ticket id. */
	Mono<Map<UUID, String>> codesOf(UUID event, Collection<UUID> tickets);

	/**
	 * The ticket that a code names; empty if it is no code or not signed by a key in use.
	 * A code may be as a hand scanner types it: with caps lock, through a German keyboard
	 * setting, twice, with a prefix, Enter or Tab.
	 */
	Mono<Optional<Signed>> read(String code);

	/**
	 * What a genuine code says.
	 *
	 * @param ticket the id of the ticket, which may have been erased since
	 * @param event the event that it was made for
	 */
	record Signed(UUID ticket, UUID event) {
	}

}
