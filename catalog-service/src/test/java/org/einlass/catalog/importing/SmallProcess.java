package org.einlass.catalog.importing;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;

/** A {@link SmallReader} with a heap of 64 MiB, begun anew when a file has ended it. */
final class SmallProcess implements AutoCloseable {

	/** On a busy machine; processor time is what counts. */
	private static final long LONGEST_SECONDS = 60;

	private static final String GONE = "gone";

	private @Nullable Process process;

	private BlockingQueue<String> answers = new LinkedBlockingQueue<>();

	/** What became of a file, and the milliseconds of processor time that it took. */
	record Outcome(String what, long millis) {
	}

	Outcome read(byte[] file) {
		Path path = write(file);
		try {
			Process reader = running();
			reader.getOutputStream().write((path + "\n").getBytes(StandardCharsets.UTF_8));
			reader.getOutputStream().flush();
			String answer = this.answers.poll(LONGEST_SECONDS, TimeUnit.SECONDS);
			if (answer == null || answer.equals(GONE)) {
				close();
				return new Outcome((answer == null) ? "no end" : "the process ended", Long.MAX_VALUE);
			}
			int gap = answer.lastIndexOf(' ');
			return new Outcome(answer.substring(0, gap), Long.parseLong(answer.substring(gap + 1)));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
		catch (InterruptedException interrupted) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(interrupted);
		}
	}

	private static Path write(byte[] file) {
		try {
			Path path = Files.createTempFile("calendar", ".ics");
			path.toFile().deleteOnExit();
			return Files.write(path, file);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private Process running() throws IOException {
		if (this.process == null) {
			Process started = new ProcessBuilder(List.of(ProcessHandle.current().info().command().orElse("java"),
					"-Xmx64m", "-XX:+UseSerialGC", "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError", "-cp",
					System.getProperty("java.class.path"), SmallReader.class.getName()))
				.redirectErrorStream(true)
				.start();
			BlockingQueue<String> lines = new LinkedBlockingQueue<>();
			this.process = started;
			this.answers = lines;
			Thread.ofPlatform().daemon().start(() -> gather(started, lines));
		}
		return this.process;
	}

	private static void gather(Process from, BlockingQueue<String> lines) {
		try (BufferedReader output = from.inputReader(StandardCharsets.UTF_8)) {
			output.lines().filter((line) -> line.matches("\\S+ \\d+")).forEach(lines::add);
		}
		catch (IOException | UncheckedIOException ended) {
			// The process is gone, which the next line says.
		}
		lines.add(GONE);
	}

	@Override
	public void close() {
		if (this.process != null) {
			this.process.destroyForcibly();
			this.process = null;
		}
	}

}
