package org.einlass.catalog.importing;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

import org.jspecify.annotations.Nullable;

/**
 * What an import did, or would do.
 *
 * @param skipped entries and lines that were not taken over, by line
 * @param leftOut dates that were not, of series that were
 * @param flagged events that an organiser should look at
 */
record ImportReport(int created, int updated, int unchanged, List<Skipped> skipped, List<LeftOut> leftOut,
		List<Flagged> flagged) {

	static final ImportReport NOTHING = new ImportReport(0, 0, 0, List.of(), List.of(), List.of());

	/**
	 * An event with what was found in it.
	 *
	 * @param looksLike the address of an event here that is likely the same, if there is
	 * one
	 */
	record Flagged(String uid, String title, Set<Flag> reasons, @Nullable String looksLike) {
	}

	/** What became of one entry. */
	enum Outcome {

		CREATED, UPDATED, UNCHANGED

	}

	static ImportReport of(ImportedEvent event, Outcome outcome) {
		return of(event, outcome, null);
	}

	/** The same, of an event that looks like another one. */
	static ImportReport of(ImportedEvent event, Outcome outcome, @Nullable String looksLike) {
		List<Flagged> flagged = event.flags().isEmpty() ? List.of()
				: List.of(new Flagged(event.uid(), event.title(), event.flags(), looksLike));
		return new ImportReport((outcome == Outcome.CREATED) ? 1 : 0, (outcome == Outcome.UPDATED) ? 1 : 0,
				(outcome == Outcome.UNCHANGED) ? 1 : 0, List.of(), List.of(), flagged);
	}

	static ImportReport of(ImportedEvent event, SkipReason reason) {
		return of(List.of(new Skipped(event.line(), event.uid(), event.title(), reason)), List.of());
	}

	static ImportReport of(List<Skipped> skipped, List<LeftOut> leftOut) {
		return new ImportReport(0, 0, 0, skipped, leftOut, List.of());
	}

	ImportReport plus(ImportReport other) {
		return new ImportReport(this.created + other.created, this.updated + other.updated,
				this.unchanged + other.unchanged,
				together(this.skipped, other.skipped, Comparator.comparingInt(Skipped::line)),
				together(this.leftOut, other.leftOut, Comparator.comparingInt(LeftOut::line)),
				Stream.concat(this.flagged.stream(), other.flagged.stream()).toList());
	}

	private static <T> List<T> together(List<T> some, List<T> others, Comparator<T> order) {
		return Stream.concat(some.stream(), others.stream()).sorted(order).toList();
	}

	/** Whether anything is to be written. */
	boolean changesSomething() {
		return this.created + this.updated > 0;
	}

}
