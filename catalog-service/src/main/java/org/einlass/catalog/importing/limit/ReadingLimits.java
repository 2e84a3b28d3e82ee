package org.einlass.catalog.importing.limit;

import java.util.function.LongSupplier;

import org.einlass.catalog.recurrence.StepBudget;
import org.einlass.starter.problem.Invalid;

/**
 * What the reading of one file may cost. Each entry asks before it is read, so a file
 * that is too much ends within one entry.
 */
public final class ReadingLimits {

	private final ImportSettings settings;

	private final StepBudget steps = new StepBudget(StepBudget.OF_A_FILE);

	private final LongSupplier nanos;

	private final long begun;

	private int dates;

	/**
	 * Limits of a reading that begins now.
	 * @param nanos a clock that never goes back, in nanoseconds
	 */
	public ReadingLimits(ImportSettings settings, LongSupplier nanos) {
		this.settings = settings;
		this.nanos = nanos;
		this.begun = nanos.getAsLong();
	}

	/** What all rules of the file may ask for together. */
	public StepBudget steps() {
		return this.steps;
	}

	/** Throws if the file has too many entries. */
	public void entries(int entries) {
		if (entries > this.settings.mostEntries()) {
			throw Invalid.field("file", "too-many-entries", this.settings.mostEntries());
		}
	}

	/** Whether the file may have so many dates more. */
	public boolean dates(int more) {
		boolean fits = this.dates + more <= this.settings.mostDates();
		this.dates += fits ? more : 0;
		return fits;
	}

	/** Throws if the reading takes too long. */
	public void inTime() {
		if (this.nanos.getAsLong() - this.begun > this.settings.readingTime().toNanos()) {
			throw Invalid.field("file", "reads-too-long", this.settings.readingTime().toSeconds());
		}
	}

}
