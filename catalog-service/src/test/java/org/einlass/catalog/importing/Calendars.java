package org.einlass.catalog.importing;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Objects;

import org.einlass.catalog.importing.limit.ImportSettings;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Calendar files for tests. */
final class Calendars {

	static final LocalDate TODAY = LocalDate.of(2027, 3, 1);

	static final ImportSettings LIMITS = new ImportSettings(4, Duration.ofSeconds(30), Duration.ofSeconds(5), 500,
			5_000);

	private Calendars() {
	}

	static byte[] sample(String name) {
		try (InputStream file = Calendars.class.getResourceAsStream("/importing/" + name)) {
			return Objects.requireNonNull(file).readAllBytes();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** The real calendar of a city; without it the test says so and is skipped. */
	static byte[] beelitz() {
		String folder = System.getenv().getOrDefault("EINLASS_SHARED_DATA", "../../shared/data");
		Path file = Path.of(folder, "beelitz.ics");
		assumeTrue(Files.exists(file), "No real calendar to test with: " + file.toAbsolutePath().normalize()
				+ " is missing; EINLASS_SHARED_DATA may name its folder");
		try {
			return Files.readAllBytes(file);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** Reads a file within the limits that are set for all installations. */
	static ReadCalendar read(byte[] file, LocalDate today) {
		return CalendarReader.read(file, today, LIMITS.reading());
	}

	/** A calendar of one entry with the given lines. */
	static byte[] entry(String... lines) {
		return ("BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\n" + String.join("\r\n", lines)
				+ "\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n")
			.getBytes(StandardCharsets.UTF_8);
	}

	static ImportedEvent only(String... lines) {
		ReadCalendar calendar = read(entry(lines), TODAY);
		if (calendar.events().size() != 1) {
			throw new AssertionError("skipped: " + calendar.skipped());
		}
		return calendar.events().getFirst();
	}

}
