package org.einlass.load;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.TreeMap;

/**
 * The processor time that each program of the platform has used so far, user and system,
 * in ticks of 10 ms: from {@code /proc}, so on Linux only. Rates differ from run to run,
 * this does not.
 *
 * @param ticks by program; all processes of PostgreSQL together, ended ones too
 */
record ProcessorTime(Map<String, Long> ticks) {

	private static final Path PROC = Path.of("/proc");

	private static final int MILLIS_OF_TICK = 10;

	/**
	 * Part of the command line → program; the first that fits, as class paths name
	 * others.
	 */
	private static final Map<String, String> PROGRAMS = programs();

	private static Map<String, String> programs() {
		Map<String, String> programs = new LinkedHashMap<>();
		programs.put("gatling", "");
		programs.put("org.einlass.load", "");
		programs.put("org.einlass.local", "");
		programs.put("kafka.Kafka", "kafka");
		programs.put("registration-service", "registration-service");
		programs.put("catalog-service", "catalog-service");
		programs.put("notification-service", "notification-service");
		programs.put("gateway", "gateway");
		programs.put("postgres", "postgresql");
		programs.put("keycloak", "keycloak");
		return programs;
	}

	static ProcessorTime now() {
		Map<String, Long> ticks = new TreeMap<>();
		try (DirectoryStream<Path> processes = Files.newDirectoryStream(PROC, "[0-9]*")) {
			Path ours = network(PROC.resolve("self"));
			for (Path process : processes) {
				add(process, ours, ticks);
			}
		}
		catch (IOException notLinux) {
			return new ProcessorTime(Map.of());
		}
		return new ProcessorTime(ticks);
	}

	/** Processes come and go, and those of others may not be looked at. */
	private static void add(Path process, Path ours, Map<String, Long> ticks) {
		try {
			String command = Files.readString(process.resolve("cmdline")).replace('\0', ' ');
			String program = PROGRAMS.entrySet()
				.stream()
				.filter((known) -> command.contains(known.getKey()))
				.map(Map.Entry::getValue)
				.findFirst()
				.orElse("");
			if (!program.isEmpty() && network(process).equals(ours)) {
				ticks.merge(program, ticks(Files.readString(process.resolve("stat"))), Long::sum);
			}
		}
		catch (IOException gone) {
			ticks.merge("", 0L, Long::sum);
		}
	}

	/** Of another platform on this machine nothing is counted. */
	private static Path network(Path process) throws IOException {
		return Files.readSymbolicLink(process.resolve("ns/net"));
	}

	/** User and system, of the process and of its children that have ended: proc(5). */
	private static long ticks(String stat) {
		String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
		return Long.parseLong(fields[11]) + Long.parseLong(fields[12]) + Long.parseLong(fields[13])
				+ Long.parseLong(fields[14]);
	}

	/** What was used since then, for each of so many requests. */
	void print(ProcessorTime before, int requests) {
		System.out.printf("  processor time per request, in ms%n");
		long all = 0;
		for (Map.Entry<String, Long> program : this.ticks.entrySet()) {
			long used = program.getValue() - before.ticks.getOrDefault(program.getKey(), 0L);
			if (!program.getKey().isEmpty() && requests > 0) {
				all += used;
				System.out.printf("    %-22s %6.2f%n", program.getKey(), (double) used * MILLIS_OF_TICK / requests);
			}
		}
		System.out.printf("    %-22s %6.2f%n", "together",
				(requests > 0) ? (double) all * MILLIS_OF_TICK / requests : 0);
	}

}
