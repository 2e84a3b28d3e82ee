package org.einlass.catalog.importing;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an import did, or would do.
 *
 * @param skipped entries that were not taken over, by line
 * @param flagged events that an organiser should look at
 */
record ImportReport(int created, int updated, int unchanged, List<Skipped> skipped, List<Flagged> flagged) {

	static final ImportReport NOTHING = new ImportReport(0, 0, 0, List.of(), List.of());

	/** An event with what was found in it. */
	record Flagged(String uid, String title, Set<Flag> reasons) {
	}

	/** What became of one entry. */
	enum Outcome {

		CREATED, UPDATED, UNCHANGED

	}

	static ImportReport of(ImportedEvent event, Outcome outcome) {
		List<Flagged> flagged = event.flags().isEmpty() ? List.of()
				: List.of(new Flagged(event.uid(), event.title(), event.flags()));
		return new ImportReport((outcome == Outcome.CREATED) ? 1 : 0, (outcome == Outcome.UPDATED) ? 1 : 0,
				(outcome == Outcome.UNCHANGED) ? 1 : 0, List.of(), flagged);
	}

	static ImportReport of(ImportedEvent event, SkipReason reason) {
		return of(List.of(new Skipped(event.line(), event.uid(), event.title(), reason)));
	}

	static ImportReport of(List<Skipped> skipped) {
		return new ImportReport(0, 0, 0, skipped, List.of());
	}

	ImportReport plus(ImportReport other) {
		return new ImportReport(this.created + other.created, this.updated + other.updated,
				this.unchanged + other.unchanged,
				Stream.concat(this.skipped.stream(), other.skipped.stream())
					.sorted(Comparator.comparingInt(Skipped::line))
					.toList(),
				Stream.concat(this.flagged.stream(), other.flagged.stream()).toList());
	}

	/** Whether anything is to be written. */
	boolean changesSomething() {
		return this.created + this.updated > 0;
	}

}
