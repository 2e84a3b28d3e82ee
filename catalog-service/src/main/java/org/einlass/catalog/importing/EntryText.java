package org.einlass.catalog.importing;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

import org.einlass.catalog.importing.CalendarEntry.Property;

/** The words of an entry: id, title, description and place. */
final class EntryText {

	private static final int LONGEST_TITLE = 200;

	private static final int LONGEST_UID = 400;

	/** Far more than is taken over, so that megabytes need not be cleaned. */
	private static final int LONGEST_READ = 4 * ImportedText.LONGEST;

	private EntryText() {
	}

	static String uid(CalendarEntry entry) {
		return text(entry, "UID").line(LONGEST_UID);
	}

	static String title(CalendarEntry entry) {
		return text(entry, "SUMMARY").line(LONGEST_TITLE);
	}

	static String place(CalendarEntry entry) {
		return text(entry, "LOCATION").line(LONGEST_TITLE);
	}

	/** Whether a moved date says nothing else than its series, or nothing at all. */
	static boolean sameText(CalendarEntry entry, ImportedEvent event) {
		String title = title(entry);
		String description = description(entry);
		return (title.isEmpty() || title.equals(event.title()))
				&& (description.isEmpty() || description.equals(event.description()));
	}

	static Skipped skipped(CalendarEntry entry, SkipReason reason) {
		String uid = uid(entry);
		String title = title(entry);
		return new Skipped(entry.line(), uid.isEmpty() ? null : uid, title.isEmpty() ? null : title, reason);
	}

	static ImportedEvent event(CalendarEntry entry, List<ImportedSession> sessions) {
		PlainText title = text(entry, "SUMMARY");
		PlainText description = text(entry, "DESCRIPTION");
		PlainText place = text(entry, "LOCATION");
		Set<Flag> flags = EnumSet.noneOf(Flag.class);
		flags.addAll(Flag.in(String.join("\n", title.cut(LONGEST_TITLE), description.cut(ImportedText.LONGEST),
				place.cut(LONGEST_TITLE))));
		if (title.repaired() || description.repaired() || place.repaired()) {
			flags.add(Flag.REPAIRED_TEXT);
		}
		return new ImportedEvent(entry.line(), uid(entry), language(entry), title.line(LONGEST_TITLE),
				description(entry), place.line(LONGEST_TITLE), sessions, flags);
	}

	private static String description(CalendarEntry entry) {
		return ImportedText.markdown(text(entry, "DESCRIPTION").value(), text(entry, "URL").value());
	}

	private static PlainText text(CalendarEntry entry, String name) {
		String text = entry.first(name).map(Property::text).orElse("");
		return PlainText.of(text.substring(0, Math.min(text.length(), LONGEST_READ)));
	}

	private static String language(CalendarEntry entry) {
		return entry.first("SUMMARY")
			.map((title) -> title.parameters().getOrDefault("LANGUAGE", "de"))
			.filter((language) -> language.toLowerCase(Locale.ROOT).startsWith("en"))
			.map((english) -> "en")
			.orElse("de");
	}

}
