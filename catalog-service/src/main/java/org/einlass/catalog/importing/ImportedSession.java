package org.einlass.catalog.importing;

import java.time.Instant;
import java.time.ZoneId;

/**
 * When an imported event takes place.
 *
 * @param allDay whether the calendar named dates only; start and end are midnights then
 */
record ImportedSession(Instant start, Instant end, ZoneId zone, boolean allDay) {
}
