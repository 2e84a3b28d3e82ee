package org.einlass.catalog.importing;

import java.util.List;

/** What a file contains: events to take over, and entries that cannot be. */
record ReadCalendar(List<ImportedEvent> events, List<Skipped> skipped) {
}
