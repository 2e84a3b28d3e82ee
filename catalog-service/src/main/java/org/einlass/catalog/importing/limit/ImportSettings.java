package org.einlass.catalog.importing.limit;

import java.lang.management.ManagementFactory;
import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Limits of imports ({@code einlass.imports.*}).
 *
 * @param atOnce how many imports one instance of the service runs at once
 * @param receivingTime how long a file may take to arrive
 * @param readingTime how much processor time a file may take to be read
 * @param mostEntries how many entries one file may have
 * @param mostDates how many dates all entries of a file may have together
 */
@ConfigurationProperties("einlass.imports")
public record ImportSettings(@DefaultValue("4") int atOnce, @DefaultValue("30s") Duration receivingTime,
		@DefaultValue("5s") Duration readingTime, @DefaultValue("500") int mostEntries,
		@DefaultValue("5000") int mostDates) {

	/**
	 * Limits of one reading that begins now, on this thread: its processor time counts,
	 * so that a busy machine refuses no file.
	 */
	public ReadingLimits reading() {
		return new ReadingLimits(this, ManagementFactory.getThreadMXBean()::getCurrentThreadCpuTime);
	}

}
