package org.einlass.catalog.importing;

import java.util.List;

/**
 * What a file contains: events to take over, and entries, lines and dates that are not.
 */
record ReadCalendar(List<ImportedEvent> events, List<Skipped> skipped, List<LeftOut> leftOut) {
}
