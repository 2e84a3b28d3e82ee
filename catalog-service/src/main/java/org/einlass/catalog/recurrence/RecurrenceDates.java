package org.einlass.catalog.recurrence;

import java.time.ZonedDateTime;
import java.util.List;

/**
 * The dates of a rule in a span of time, and how many lie outside of it.
 *
 * @param within in order
 * @param earlier how many lie before, or {@link #MANY}
 * @param later how many come after, or {@link #MANY}
 */
public record RecurrenceDates(List<ZonedDateTime> within, int earlier, int later) {

	/** Without end, or more than are worth counting. */
	public static final int MANY = Integer.MAX_VALUE;

}
