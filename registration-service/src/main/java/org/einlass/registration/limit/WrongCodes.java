package org.einlass.registration.limit;

import java.time.Instant;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** How many wrong access codes were tried for an event, for its organisers. */
public interface WrongCodes {

	/** One more, just now. */
	Mono<Void> count(UUID event);

	/** All so far. */
	Mono<Total> of(UUID event);

	/**
	 * Wrong codes so far.
	 *
	 * @param last when the last one was tried, if any
	 */
	record Total(long tries, @Nullable Instant last) {

		public static final Total NONE = new Total(0, null);

	}

}
