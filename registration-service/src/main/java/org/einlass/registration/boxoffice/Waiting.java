package org.einlass.registration.boxoffice;

import java.time.Instant;

/**
 * How a place is waited for.
 *
 * @param since the time that decides the position
 * @param together whether it is wanted at once with all others of its registration that
 * are waited for together since then, else alone with those of its quota
 */
public record Waiting(Instant since, boolean together) {
}
