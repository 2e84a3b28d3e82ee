package org.einlass.catalog.importing;

import java.time.Instant;
import java.time.ZoneId;

import org.jspecify.annotations.Nullable;

/**
 * When an imported event takes place.
 *
 * @param allDay whether the calendar named dates only; start and end are midnights then
 * @param place where this date takes place, if elsewhere than the others
 */
record ImportedSession(Instant start, Instant end, ZoneId zone, boolean allDay, @Nullable String place) {

	ImportedSession(Instant start, Instant end, ZoneId zone, boolean allDay) {
		this(start, end, zone, allDay, null);
	}

	ImportedSession at(String place) {
		return new ImportedSession(this.start, this.end, this.zone, this.allDay, place);
	}

	/** Part of the fingerprint of what was imported before there were places here. */
	@Override
	public String toString() {
		return "ImportedSession[start=" + this.start + ", end=" + this.end + ", zone=" + this.zone + ", allDay="
				+ this.allDay + ((this.place != null) ? ", place=" + this.place : "") + "]";
	}

}
