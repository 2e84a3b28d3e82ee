package org.einlass.catalog.importing;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

import net.fortuna.ical4j.data.CalendarParserImpl;
import net.fortuna.ical4j.data.ContentHandler;
import net.fortuna.ical4j.data.ParserException;
import org.apache.commons.codec.DecoderException;
import net.fortuna.ical4j.model.PropertyCodec;
import org.einlass.catalog.importing.ContentLines.Line;

/**
 * One VEVENT as its properties, values still as written. Only ical4j's tokens are used,
 * not its calendar model: the model loads time zones from addresses that a file names and
 * refuses dates that real files contain.
 *
 * @param line where it begins in the file
 * @param properties in order, without those of nested alarms
 */
record CalendarEntry(int line, List<Property> properties) {

	record Property(String name, String value, Map<String, String> parameters) {

		/** The value with escapes undone (RFC 5545, 3.3.11). */
		String text() {
			try {
				return PropertyCodec.INSTANCE.decode(this.value);
			}
			catch (DecoderException undecodable) {
				return this.value;
			}
		}

	}

	/** Reads one entry of content lines; empty if they do not fit together. */
	static Optional<CalendarEntry> of(int line, List<Line> lines) {
		Tokens tokens = new Tokens();
		String text = lines.stream().map(Line::text).collect(Collectors.joining("\r\n"));
		try {
			new CalendarParserImpl().parse(new StringReader("BEGIN:VCALENDAR\r\n" + text + "\r\nEND:VCALENDAR\r\n"),
					tokens);
			return Optional.of(new CalendarEntry(line, List.copyOf(tokens.properties)));
		}
		catch (IOException | ParserException malformed) {
			return Optional.empty();
		}
	}

	Optional<Property> first(String name) {
		return all(name).stream().findFirst();
	}

	List<Property> all(String name) {
		return this.properties.stream().filter((property) -> property.name().equals(name)).toList();
	}

	/** Whether it is one date of a series that differs from the others. */
	boolean changesOccurrence() {
		return first("RECURRENCE-ID").isPresent();
	}

	/** Whether all later dates differ too. */
	boolean changesAllLater() {
		return first("RECURRENCE-ID").filter((id) -> id.parameters().containsKey("RANGE")).isPresent();
	}

	boolean isCancelled() {
		return first("STATUS").filter((status) -> status.value().strip().equalsIgnoreCase("CANCELLED")).isPresent();
	}

	/**
	 * Whether everybody may know of it. A class that is not known means private (RFC
	 * 5545, 3.8.1.3).
	 */
	boolean isPublic() {
		return first("CLASS").filter((access) -> !access.value().strip().equalsIgnoreCase("PUBLIC")).isEmpty();
	}

	/** Gathers the properties of the outermost VEVENT. */
	private static final class Tokens implements ContentHandler {

		private final List<Property> properties = new ArrayList<>();

		private Map<String, String> parameters = new LinkedHashMap<>();

		private String value = "";

		private int depth;

		@Override
		public void startCalendar() {
			this.depth = 0;
		}

		@Override
		public void endCalendar() {
			this.depth = 0;
		}

		@Override
		public void startComponent(String name) {
			this.depth++;
		}

		@Override
		public void endComponent(String name) {
			this.depth--;
		}

		@Override
		public void startProperty(String name) {
			this.parameters = new LinkedHashMap<>();
			this.value = "";
		}

		@Override
		public void propertyValue(String value) {
			this.value = value;
		}

		@Override
		public void parameter(String name, String value) {
			this.parameters.put(name.toUpperCase(Locale.ROOT), unquoted(value));
		}

		/** Quotes are no part of the value (RFC 5545, 3.2). */
		private static String unquoted(String value) {
			boolean quoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
			return quoted ? value.substring(1, value.length() - 1) : value;
		}

		@Override
		public void endProperty(String name) {
			if (this.depth == 1) {
				this.properties.add(new Property(name.toUpperCase(Locale.ROOT), this.value, this.parameters));
			}
		}

	}

}
