package org.einlass.e2e;

import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import static org.assertj.core.api.Assertions.fail;

/**
 * What {@code deploy/up --fresh --demo} starts, with data of its own under
 * {@code target}.
 */
final class RunningPlatform {

	/** The root of the project; tests run in {@code deploy/e2e}. */
	static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

	private static final long START_MINUTES = 5;

	private final Process process;

	private RunningPlatform(Process process) {
		this.process = process;
	}

	static RunningPlatform start() throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx384m",
						"-Deinlass.root=" + ROOT, "-cp", classPath(), "org.einlass.local.Up", "--fresh", "--demo"));
		builder.environment().put("EINLASS_DATA", "deploy/e2e/target/data");
		// All of its people have one address; how often one client may ask, AbuseIT
		// tests.
		builder.environment().put("EINLASS_LIMITS", "off");
		builder.redirectErrorStream(true);
		builder.redirectInput(ProcessBuilder.Redirect.from(new File("/dev/null")));
		RunningPlatform platform = new RunningPlatform(builder.start());
		platform.awaitReady();
		return platform;
	}

	/** The class path with which {@code deploy/up} starts it. */
	private static String classPath() throws IOException {
		Path target = ROOT.resolve("deploy/local/target");
		return target.resolve("local-platform-0.2.0-SNAPSHOT.jar") + File.pathSeparator
				+ Files.readString(target.resolve("class-path"));
	}

	private void awaitReady() throws InterruptedException {
		BlockingQueue<String> lines = new LinkedBlockingQueue<>();
		Thread.ofPlatform().daemon().start(() -> read(lines));
		StringBuilder output = new StringBuilder();
		long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(START_MINUTES);
		while (System.nanoTime() < deadline) {
			String line = lines.poll(1, TimeUnit.SECONDS);
			if (line != null) {
				System.out.println("up: " + line);
				output.append(line).append('\n');
				if (line.startsWith("Einlass is ready: ")) {
					return;
				}
			}
			else if (!this.process.isAlive()) {
				break;
			}
		}
		stop();
		fail("The platform did not start:\n" + output);
	}

	private void read(BlockingQueue<String> lines) {
		try (BufferedReader reader = this.process.inputReader()) {
			reader.lines().forEach(lines::add);
		}
		catch (IOException | java.io.UncheckedIOException closed) {
			lines.add("(its output ended: " + closed.getMessage() + ")");
		}
	}

	/** Stops it as Ctrl-C does. */
	void stop() throws InterruptedException {
		this.process.destroy();
		if (!this.process.waitFor(60, TimeUnit.SECONDS)) {
			this.process.destroyForcibly();
		}
	}

}
