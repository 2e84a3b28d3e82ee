package org.einlass.catalog.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.stream.Collectors;

import org.einlass.catalog.importing.limit.ImportSettings;
import org.einlass.starter.problem.Invalid;

/**
 * Reads calendars in a process of its own with a small heap: for each path on its input
 * it answers what became of the file, and how many milliseconds of processor time that
 * took.
 */
final class SmallReader {

	/** Larger than what is set, so that the limits of rules are met. */
	private static final ImportSettings LARGE = new ImportSettings(1, Duration.ofSeconds(30), Duration.ofSeconds(5),
			5_000, 20_000);

	private SmallReader() {
	}

	public static void main(String[] arguments) throws IOException {
		BufferedReader paths = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
		for (String path = paths.readLine(); path != null; path = paths.readLine()) {
			byte[] file = Files.readAllBytes(Path.of(path));
			long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
			String outcome = read(file);
			long took = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before;
			System.out.println(outcome + " " + took / 1_000_000);
		}
	}

	private static String read(byte[] file) {
		try {
			ReadCalendar calendar = CalendarReader.read(file, Calendars.TODAY, LARGE.reading());
			long dates = calendar.events().stream().mapToLong((event) -> event.sessions().size()).sum();
			return "read:" + dates
					+ calendar.skipped()
						.stream()
						.map((skipped) -> ":" + skipped.reason())
						.distinct()
						.sorted()
						.collect(Collectors.joining());
		}
		catch (Invalid whole) {
			return whole.fields().getFirst().code();
		}
	}

}
