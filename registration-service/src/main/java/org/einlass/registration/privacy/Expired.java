package org.einlass.registration.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import reactor.core.publisher.Mono;

/**
 * Whose time is over. A registration is kept for the event's {@code retentionDays} after
 * the end of its own last session, or for a week after its hold expired; who scanned for
 * as long after the session.
 */
interface Expired {

	/** Sessions of which registrations are due, those first that are due longest. */
	Mono<List<UUID>> sessions(Instant now);

	/** Registrations of a session that are due. */
	Mono<List<UUID>> registrations(UUID session, Instant now);

	/** Registrations whose hold expired and that are due. */
	Mono<List<UUID>> holds(Instant now, int most);

	/**
	 * Those of these registrations that are due, locked until the running transaction
	 * ends; those that somebody else has in hand are left for the next time.
	 */
	Mono<List<UUID>> lock(Collection<UUID> registrations, Instant now);

	/** Sessions whose scans name staff who are to be forgotten. */
	Mono<List<UUID>> scannedSessions(Instant now);

	/** Forgets who scanned at a session; how many scans that were. */
	Mono<Long> forgetScanners(UUID session, int most);

	/** Deletes idempotency keys, which are kept for a day; how many that were. */
	Mono<Long> forgetKeys(Instant now, int most);

	/** Deletes addresses whose links were asked for and not answered within a day. */
	Mono<Long> forgetLookups(Instant now, int most);

	/** For how long something has been due, zero if nothing is. */
	Mono<Duration> overdue(Kind kind, Instant now);

	/** What is erased, each apart from the others. */
	enum Kind {

		REGISTRATIONS, HOLDS, SCANNERS, KEYS, ADDRESSES

	}

}
