package org.einlass.notification.mailroom;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The book of all mails, for organisers to read. */
interface MailBook {

	/**
	 * Mails of an event, newest first.
	 * @param state only those in this state, or all
	 * @param before only those older than this mail, or from the newest
	 */
	Mono<List<MailEntry>> page(UUID event, @Nullable MailState state, @Nullable UUID before, int most);

	Mono<MailEntry> find(UUID mail);

	/** How many mails there are in each state, by event. */
	Mono<Map<UUID, Map<MailState, Long>>> counts(Collection<UUID> events);

	/** Makes a failed mail due again, as if it had just been asked for. */
	Mono<MailEntry> retry(UUID mail, Instant now);

}
