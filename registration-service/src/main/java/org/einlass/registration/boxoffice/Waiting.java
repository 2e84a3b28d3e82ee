package org.einlass.registration.boxoffice;

import java.time.Instant;

import org.jspecify.annotations.Nullable;

/**
 * How a registration waits, if it does.
 *
 * @param since the time that decides its position, or {@code null} if it never waited
 * @param together whether all its places are wanted at once, else each as it gets free
 */
public record Waiting(@Nullable Instant since, boolean together) {

	static final Waiting NEVER = new Waiting(null, true);

}
