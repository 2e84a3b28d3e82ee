package org.einlass.catalog.importing;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

import org.einlass.catalog.importing.ContentLines.Line;
import org.einlass.catalog.importing.limit.ReadingLimits;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;

/**
 * A calendar file cut into its entries. Each entry is read on its own, so that one broken
 * entry does not spoil the others and a report can name the line.
 *
 * @param zone the zone of times that name none: {@code X-WR-TIMEZONE}, else Europe/Berlin
 * @param cancels whether the whole file takes entries back ({@code METHOD:CANCEL})
 * @param blocks the entries in order
 */
record CalendarFile(ZoneId zone, boolean cancels, List<Block> blocks) {

	static final ZoneId DEFAULT_ZONE = ZoneId.of("Europe/Berlin");

	/**
	 * One entry, from {@code BEGIN:VEVENT} to its end.
	 *
	 * @param line where it begins
	 * @param text its content lines, or null if its end is missing
	 */
	record Block(int line, @Nullable String text) {
	}

	static CalendarFile of(byte[] bytes, ReadingLimits limits) {
		List<Line> lines = ContentLines.of(bytes);
		if (lines.stream().noneMatch((line) -> line.is("BEGIN:VCALENDAR"))) {
			throw Invalid.field("file", "not-a-calendar");
		}
		List<Block> blocks = blocks(lines);
		limits.entries(blocks.size());
		return new CalendarFile(zone(lines), lines.stream().anyMatch((line) -> line.is("METHOD:CANCEL")), blocks);
	}

	private static List<Block> blocks(List<Line> lines) {
		List<Block> blocks = new ArrayList<>();
		int begin = -1;
		for (int i = 0; i < lines.size(); i++) {
			if (lines.get(i).is("BEGIN:VEVENT")) {
				if (begin >= 0) {
					blocks.add(new Block(lines.get(begin).number(), null));
				}
				begin = i;
			}
			else if (lines.get(i).is("END:VEVENT") && begin >= 0) {
				blocks.add(new Block(lines.get(begin).number(), text(lines.subList(begin, i + 1))));
				begin = -1;
			}
		}
		if (begin >= 0) {
			blocks.add(new Block(lines.get(begin).number(), null));
		}
		return blocks;
	}

	private static String text(List<Line> lines) {
		return lines.stream().map(Line::text).collect(Collectors.joining("\r\n"));
	}

	private static ZoneId zone(List<Line> lines) {
		return lines.stream()
			.map(Line::text)
			.filter((text) -> text.regionMatches(true, 0, "X-WR-TIMEZONE:", 0, 14))
			.flatMap((text) -> Zones.find(text.substring(14).strip()).stream())
			.findFirst()
			.orElse(DEFAULT_ZONE);
	}

}
