package org.einlass.catalog.importing;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

import org.einlass.catalog.importing.ContentLines.Line;
import org.einlass.catalog.importing.limit.ReadingLimits;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * A calendar file cut into its entries. Each entry is read on its own, so that one broken
 * entry does not spoil the others and a report can name the line.
 *
 * @param zones what the file says of time zones
 * @param cancels whether the whole file takes entries back ({@code METHOD:CANCEL})
 * @param blocks the entries in order
 * @param unread what is no entry and cannot be read, or is no event
 */
record CalendarFile(Zones zones, boolean cancels, List<Block> blocks, List<Skipped> unread) {

	static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Berlin");

	/** A file of another kind has no end of lines that cannot be read. */
	private static final int MOST_UNREADABLE = 100;

	private static final Set<String> OTHER_ENTRIES = Set.of("BEGIN:VTODO", "BEGIN:VJOURNAL");

	/**
	 * Lines without which an entry means something else, such as another date or that it
	 * is public.
	 */
	private static final Set<String> NEEDED = Set.of("UID", "DTSTART", "DTEND", "DURATION", "RRULE", "RDATE", "EXDATE",
			"RECURRENCE-ID", "STATUS", "CLASS");

	/**
	 * One entry, from {@code BEGIN:VEVENT} to its end.
	 *
	 * @param line where it begins
	 * @param lines its content lines, or null if its end or a needed line is missing
	 */
	record Block(int line, @Nullable List<Line> lines) {

		/** Without the lines that cannot be read; which those are is noted. */
		static Block of(List<Line> lines, List<Skipped> unread) {
			List<Line> readable = new ArrayList<>();
			boolean whole = true;
			for (Line line : lines) {
				if (line.readable()) {
					readable.add(line);
				}
				else if (!line.text().isBlank()) {
					whole &= !NEEDED.contains(line.name());
					note(unread, line);
				}
			}
			return new Block(lines.getFirst().number(), whole ? List.copyOf(readable) : null);
		}

	}

	static CalendarFile of(byte[] bytes, LocalDate today, ReadingLimits limits) {
		List<Line> lines = ContentLines.of(bytes);
		if (lines.stream().noneMatch((line) -> line.is("BEGIN:VCALENDAR"))) {
			throw Invalid.field("file", "not-a-calendar");
		}
		limits.entries((int) lines.stream().filter((line) -> line.is("BEGIN:VEVENT")).count());
		List<Skipped> unread = new ArrayList<>();
		List<Block> blocks = blocks(lines, unread);
		return new CalendarFile(Zones.of(lines, today.getYear()),
				lines.stream().anyMatch((line) -> line.is("METHOD:CANCEL")), blocks, unread);
	}

	private static List<Block> blocks(List<Line> lines, List<Skipped> unread) {
		List<Block> blocks = new ArrayList<>();
		int begin = -1;
		for (int i = 0; i < lines.size(); i++) {
			Line line = lines.get(i);
			if (line.is("BEGIN:VEVENT")) {
				if (begin >= 0) {
					blocks.add(new Block(lines.get(begin).number(), null));
				}
				begin = i;
			}
			else if (line.is("END:VEVENT") && begin >= 0) {
				blocks.add(Block.of(lines.subList(begin, i + 1), unread));
				begin = -1;
			}
			else if (begin < 0) {
				outside(line, unread);
			}
		}
		if (begin >= 0) {
			blocks.add(new Block(lines.get(begin).number(), null));
		}
		return blocks;
	}

	private static void outside(Line line, List<Skipped> unread) {
		if (OTHER_ENTRIES.stream().anyMatch(line::is)) {
			note(unread, line.number(), SkipReason.NO_EVENT);
		}
		else if (!line.readable() && !line.text().isBlank()) {
			note(unread, line);
		}
	}

	private static void note(List<Skipped> unread, Line line) {
		note(unread, line.number(), SkipReason.UNREADABLE_LINE);
	}

	/** After the first hundred it is said once that there are more. */
	private static void note(List<Skipped> unread, int line, SkipReason reason) {
		if (unread.size() <= MOST_UNREADABLE) {
			unread.add(new Skipped(line, null, null,
					(unread.size() < MOST_UNREADABLE) ? reason : SkipReason.MORE_UNREADABLE_LINES));
		}
	}

}
