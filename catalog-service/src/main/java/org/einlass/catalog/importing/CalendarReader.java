package org.einlass.catalog.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.einlass.catalog.importing.CalendarEntry.Property;
import org.einlass.catalog.importing.CalendarFile.Block;
import org.einlass.catalog.importing.limit.ReadingLimits;

/**
 * Reads an iCalendar file (RFC 5545) as it comes from city websites, Outlook or Google.
 * ORGANIZER, ATTENDEE and CONTACT are never looked at, so they go nowhere.
 */
final class CalendarReader {

	private static final int LONGEST_TITLE = 200;

	private static final int LONGEST_UID = 400;

	private final CalendarFile file;

	private final LocalDate today;

	private final ReadingLimits limits;

	private final List<ImportedEvent> events = new ArrayList<>();

	private final List<Skipped> skipped = new ArrayList<>();

	private final Set<String> seen = new HashSet<>();

	private CalendarReader(CalendarFile file, LocalDate today, ReadingLimits limits) {
		this.file = file;
		this.today = today;
		this.limits = limits;
	}

	/**
	 * Reads a file.
	 * @param today decides which dates of a repetition are taken over
	 * @param limits what the reading may cost
	 */
	static ReadCalendar read(byte[] bytes, LocalDate today, ReadingLimits limits) {
		CalendarFile file = CalendarFile.of(bytes, limits);
		CalendarReader reader = new CalendarReader(file, today, limits);
		List<CalendarEntry> entries = file.blocks().stream().flatMap((block) -> reader.entry(block).stream()).toList();
		Map<String, Set<Instant>> moved = reader.movedOccurrences(entries);
		entries.forEach((entry) -> reader.take(entry, moved));
		reader.skipped.sort(Comparator.comparingInt(Skipped::line));
		return new ReadCalendar(List.copyOf(reader.events), List.copyOf(reader.skipped));
	}

	private Optional<CalendarEntry> entry(Block block) {
		this.limits.inTime();
		Optional<CalendarEntry> entry = Optional.ofNullable(block.text())
			.flatMap((text) -> CalendarEntry.of(block.line(), text));
		if (entry.isEmpty()) {
			this.skipped.add(new Skipped(block.line(), null, null, SkipReason.UNREADABLE));
		}
		return entry;
	}

	private void take(CalendarEntry entry, Map<String, Set<Instant>> moved) {
		this.limits.inTime();
		String uid = text(entry, "UID").line(LONGEST_UID);
		PlainText title = text(entry, "SUMMARY");
		try {
			this.events.add(event(entry, uid, title, moved.getOrDefault(uid, Set.of())));
		}
		catch (UnusableEntry unusable) {
			this.skipped.add(new Skipped(entry.line(), uid.isEmpty() ? null : uid,
					title.value().isEmpty() ? null : title.line(LONGEST_TITLE), unusable.reason()));
		}
	}

	private ImportedEvent event(CalendarEntry entry, String uid, PlainText title, Set<Instant> moved) {
		require(!uid.isEmpty(), SkipReason.MISSING_UID);
		require(!title.value().isEmpty(), SkipReason.MISSING_TITLE);
		require(!cancelled(entry), SkipReason.CANCELLED);
		require(entry.first("RECURRENCE-ID").isEmpty(), SkipReason.CHANGED_OCCURRENCE);
		require(!this.seen.contains(uid), SkipReason.TWICE);
		List<ImportedSession> sessions = new EntrySessions(entry, this.file.zone(), this.today, this.limits)
			.read(moved);
		require(this.limits.dates(sessions.size()), SkipReason.TOO_MUCH_IN_FILE);
		this.seen.add(uid);
		PlainText description = text(entry, "DESCRIPTION");
		PlainText place = text(entry, "LOCATION");
		Set<Flag> flags = EnumSet.noneOf(Flag.class);
		flags.addAll(Flag.in(String.join("\n", title.cut(LONGEST_TITLE), description.cut(ImportedText.LONGEST),
				place.cut(LONGEST_TITLE))));
		if (title.repaired() || description.repaired() || place.repaired()) {
			flags.add(Flag.REPAIRED_TEXT);
		}
		return new ImportedEvent(entry.line(), uid, language(entry), title.line(LONGEST_TITLE),
				ImportedText.markdown(description.value(), text(entry, "URL").value()), place.line(LONGEST_TITLE),
				sessions, flags);
	}

	private boolean cancelled(CalendarEntry entry) {
		return this.file.cancels()
				|| entry.first("STATUS").filter((status) -> "CANCELLED".equalsIgnoreCase(status.value())).isPresent();
	}

	/** UID → occurrences that the file describes in an entry of their own. */
	private Map<String, Set<Instant>> movedOccurrences(List<CalendarEntry> entries) {
		Map<String, Set<Instant>> moved = new HashMap<>();
		for (CalendarEntry entry : entries) {
			entry.first("RECURRENCE-ID").flatMap(this::instant).ifPresent((at) -> {
				String uid = text(entry, "UID").line(LONGEST_UID);
				moved.computeIfAbsent(uid, (key) -> new HashSet<>()).add(at);
			});
		}
		return moved;
	}

	private Optional<Instant> instant(Property property) {
		try {
			return Optional
				.of(EntryTime.of(property, this.file.zone(), SkipReason.CHANGED_OCCURRENCE).at().toInstant());
		}
		catch (UnusableEntry unreadable) {
			return Optional.empty();
		}
	}

	private static PlainText text(CalendarEntry entry, String name) {
		return PlainText.of(entry.first(name).map(Property::text).orElse(""));
	}

	private static String language(CalendarEntry entry) {
		return entry.first("SUMMARY")
			.map((title) -> title.parameters().getOrDefault("LANGUAGE", "de"))
			.filter((language) -> language.toLowerCase(java.util.Locale.ROOT).startsWith("en"))
			.map((english) -> "en")
			.orElse("de");
	}

	private static void require(boolean condition, SkipReason otherwise) {
		if (!condition) {
			throw new UnusableEntry(otherwise);
		}
	}

}
