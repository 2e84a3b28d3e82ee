package org.einlass.catalog.importing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

import org.einlass.catalog.importing.CalendarFile.Block;
import org.einlass.catalog.importing.EntrySessions.Dates;
import org.einlass.catalog.importing.limit.ReadingLimits;
import org.einlass.catalog.recurrence.RecurrenceDates;
import org.einlass.starter.text.Visible;
import org.jspecify.annotations.Nullable;

/**
 * Reads an iCalendar file (RFC 5545) as it comes from city websites, Outlook or Google.
 * ORGANIZER, ATTENDEE and CONTACT are never looked at, so they go nowhere.
 */
final class CalendarReader {

	private final CalendarFile file;

	private final LocalDate today;

	private final ReadingLimits limits;

	private final List<ImportedEvent> events = new ArrayList<>();

	private final List<Skipped> skipped = new ArrayList<>();

	private final List<LeftOut> leftOut = new ArrayList<>();

	private final Set<String> titlesAndStarts = new HashSet<>();

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
		CalendarFile file = CalendarFile.of(bytes, today, limits);
		CalendarReader reader = new CalendarReader(file, today, limits);
		reader.skipped.addAll(file.unread());
		Map<String, List<CalendarEntry>> byUid = new LinkedHashMap<>();
		file.blocks()
			.forEach((block) -> reader.entry(block)
				.ifPresent(
						(entry) -> byUid.computeIfAbsent(EntryText.uid(entry), (uid) -> new ArrayList<>()).add(entry)));
		byUid.values().forEach(reader::take);
		reader.events.sort(Comparator.comparingInt(ImportedEvent::line));
		reader.skipped.sort(Comparator.comparingInt(Skipped::line));
		reader.leftOut.sort(Comparator.comparingInt(LeftOut::line));
		return new ReadCalendar(List.copyOf(reader.events), List.copyOf(reader.skipped), List.copyOf(reader.leftOut));
	}

	private Optional<CalendarEntry> entry(Block block) {
		this.limits.inTime();
		Optional<CalendarEntry> entry = Optional.ofNullable(block.lines())
			.flatMap((lines) -> CalendarEntry.of(block.line(), lines));
		if (entry.isEmpty()) {
			this.skipped.add(new Skipped(block.line(), null, null, SkipReason.UNREADABLE));
		}
		return entry;
	}

	/** All entries with one UID: an event, further dates of it, and dates that moved. */
	private void take(List<CalendarEntry> entries) {
		List<CalendarEntry> changed = entries.stream().filter(CalendarEntry::changesOccurrence).toList();
		Set<Instant> moved = moved(changed);
		@Nullable ImportedEvent event = null;
		for (CalendarEntry entry : entries) {
			if (!entry.changesOccurrence()) {
				event = tried(entry, event, (before) -> (before == null) ? event(entry, moved) : more(before, entry));
			}
		}
		for (CalendarEntry entry : changed) {
			event = tried(entry, event, (before) -> changed(series(before), entry));
		}
		if (event != null) {
			finish(event);
		}
	}

	/** What an entry makes of the event so far; if it is unusable, nothing. */
	private @Nullable ImportedEvent tried(CalendarEntry entry, @Nullable ImportedEvent before, Step step) {
		this.limits.inTime();
		try {
			require(entry.isPublic(), SkipReason.NOT_PUBLIC);
			return step.from(before);
		}
		catch (UnusableEntry unusable) {
			this.skipped.add(EntryText.skipped(entry, unusable.reason()));
			return before;
		}
	}

	private ImportedEvent event(CalendarEntry entry, Set<Instant> moved) {
		require(!EntryText.uid(entry).isEmpty(), SkipReason.MISSING_UID);
		require(Visible.in(EntryText.title(entry)), SkipReason.MISSING_TITLE);
		require(!cancelled(entry), SkipReason.CANCELLED);
		Dates dates = dates(entry, moved);
		ImportedEvent event = EntryText.event(entry, dates.sessions());
		leftOut(event, LeftOut.When.EARLIER, dates.earlier());
		leftOut(event, LeftOut.When.LATER, dates.later());
		return event;
	}

	/** The same UID and title at another time: further dates, as some programs write. */
	private ImportedEvent more(ImportedEvent event, CalendarEntry entry) {
		require(EntryText.title(entry).equals(event.title()) && !cancelled(entry), SkipReason.TWICE);
		Map<Instant, ImportedSession> byStart = byStart(event);
		int before = byStart.size();
		dates(entry, Set.of()).sessions().forEach((session) -> byStart.putIfAbsent(session.start(), session));
		require(byStart.size() > before, SkipReason.TWICE);
		return event.with(sorted(byStart), Set.of(Flag.SEVERAL_ENTRIES));
	}

	/** One date of a series at its new time (RFC 5545, 3.8.4.4). */
	private ImportedEvent changed(ImportedEvent event, CalendarEntry entry) {
		require(!entry.changesAllLater(), SkipReason.CHANGED_FROM_HERE);
		require(!cancelled(entry), SkipReason.CANCELLED_OCCURRENCE);
		Map<Instant, ImportedSession> byStart = byStart(event);
		String place = EntryText.place(entry);
		dates(entry, Set.of()).sessions()
			.stream()
			.filter(this::soon)
			.forEach((session) -> byStart.put(session.start(),
					(place.isEmpty() || place.equals(event.place())) ? session : session.at(place)));
		return event.with(sorted(byStart), EntryText.sameText(entry, event) ? Set.of() : Set.of(Flag.CHANGED_TEXT));
	}

	private static ImportedEvent series(@Nullable ImportedEvent event) {
		if (event == null) {
			throw new UnusableEntry(SkipReason.CHANGED_OCCURRENCE);
		}
		return event;
	}

	private void finish(ImportedEvent event) {
		@Nullable SkipReason reason = unfit(event.sessions().size());
		if (reason != null) {
			this.leftOut.removeIf((left) -> left.uid().equals(event.uid()));
			this.skipped.add(new Skipped(event.line(), event.uid(), event.title(), reason));
			return;
		}
		boolean fresh = this.titlesAndStarts
			.add(event.title().toLowerCase(Locale.ROOT) + " " + event.sessions().getFirst().start());
		this.events.add(fresh ? event : event.with(event.sessions(), Set.of(Flag.LOOKS_LIKE)));
	}

	/** Why an event may not have so many dates, if it may not. */
	private @Nullable SkipReason unfit(int dates) {
		if (dates == 0) {
			return SkipReason.NO_SESSIONS;
		}
		if (dates > EntrySessions.MOST_SESSIONS) {
			return SkipReason.TOO_MANY_SESSIONS;
		}
		return this.limits.dates(dates) ? null : SkipReason.TOO_MUCH_IN_FILE;
	}

	private Dates dates(CalendarEntry entry, Set<Instant> moved) {
		return new EntrySessions(entry, this.file.zones(), this.today, this.limits).read(moved);
	}

	private void leftOut(ImportedEvent event, LeftOut.When when, int dates) {
		if (dates > 0) {
			this.leftOut.add(new LeftOut(event.line(), event.uid(), event.title(), when,
					(dates == RecurrenceDates.MANY) ? null : dates));
		}
	}

	/** A moved date counts only where its series does: in this year and the next. */
	private boolean soon(ImportedSession session) {
		int year = session.start().atZone(session.zone()).getYear();
		return year == this.today.getYear() || year == this.today.getYear() + 1;
	}

	private boolean cancelled(CalendarEntry entry) {
		return this.file.cancels() || entry.isCancelled();
	}

	/** Dates that the file describes in an entry of their own. */
	private Set<Instant> moved(List<CalendarEntry> changed) {
		Set<Instant> moved = new HashSet<>();
		changed.stream()
			.filter((entry) -> !entry.changesAllLater())
			.flatMap((entry) -> entry.first("RECURRENCE-ID").stream())
			.forEach((id) -> EntryTime.readable(id, this.file.zones())
				.ifPresent((time) -> moved.add(time.at().toInstant())));
		return moved;
	}

	private static Map<Instant, ImportedSession> byStart(ImportedEvent event) {
		Map<Instant, ImportedSession> byStart = new LinkedHashMap<>();
		event.sessions().forEach((session) -> byStart.put(session.start(), session));
		return byStart;
	}

	private static List<ImportedSession> sorted(Map<Instant, ImportedSession> byStart) {
		return byStart.values().stream().sorted(Comparator.comparing(ImportedSession::start)).toList();
	}

	private static void require(boolean condition, SkipReason otherwise) {
		if (!condition) {
			throw new UnusableEntry(otherwise);
		}
	}

	/** What one more entry makes of an event. */
	private interface Step {

		ImportedEvent from(@Nullable ImportedEvent before);

	}

}
