package org.einlass.registration.privacy;

import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/** Whose time is over. */
interface Expired {

	/**
	 * Registrations whose retention has run out: the event's {@code retentionDays} after
	 * the end of the registration's own last session, or a week after a hold expired.
	 * They are locked until the running transaction ends; whom somebody else has in hand
	 * is left for the next time.
	 */
	Mono<List<UUID>> registrations(int most);

	/** Deletes idempotency keys, which are kept for a day. */
	Mono<Void> forgetKeys();

	/** Deletes addresses whose links were asked for, and not answered within a day. */
	Mono<Void> forgetLookups();

	/** Forgets who scanned at sessions whose retention has run out. */
	Mono<Void> forgetScanners();

}
