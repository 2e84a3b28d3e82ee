package org.einlass.local;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A process that belongs to the platform: leader of its own session, with a log of its
 * own.
 */
final class Child {

	private static final int LINES_SHOWN = 15;

	private final String name;

	private final Process process;

	private final Path log;

	private final String stopSignal;

	private final Path note;

	Child(String name, Process process, Path log, String stopSignal, Path note) {
		this.name = name;
		this.process = process;
		this.log = log;
		this.stopSignal = stopSignal;
		this.note = note;
	}

	/**
	 * Waits until the condition holds; ends the platform when the process dies before.
	 */
	void await(Callable<Boolean> ready, Duration patience) throws InterruptedException {
		long deadline = System.nanoTime() + patience.toNanos();
		while (!holds(ready)) {
			if (!this.process.isAlive()) {
				throw new CannotStart(obituary());
			}
			if (System.nanoTime() > deadline) {
				throw new CannotStart(
						this.name + " is not ready after " + patience.toSeconds() + " seconds." + lastWords());
			}
			TimeUnit.MILLISECONDS.sleep(100);
		}
	}

	private static boolean holds(Callable<Boolean> ready) throws InterruptedException {
		try {
			return ready.call();
		}
		catch (InterruptedException ex) {
			throw ex;
		}
		catch (Exception ex) {
			return false; // nobody answers yet
		}
	}

	/** Completes with the message to show when the process ends. */
	CompletableFuture<String> death() {
		return this.process.onExit().thenApply((ended) -> obituary());
	}

	String obituary() {
		return this.name + " died (exit code " + this.process.exitValue() + ")." + lastWords();
	}

	private String lastWords() {
		return " Its last lines:\n" + String.join("\n", lastLines()) + "\nThe whole log: " + this.log;
	}

	private List<String> lastLines() {
		try {
			List<String> lines = new String(Files.readAllBytes(this.log), StandardCharsets.UTF_8).lines().toList();
			return lines.subList(Math.max(0, lines.size() - LINES_SHOWN), lines.size())
				.stream()
				.map((line) -> "  " + line)
				.toList();
		}
		catch (IOException ex) {
			return List.of("  (cannot read " + this.log + ")");
		}
	}

	void askToStop() {
		Commands.run("kill", "-" + this.stopSignal, Long.toString(this.process.pid()));
	}

	/** Waits for the end, then sweeps up whatever is left of the session. */
	void awaitEnd(Duration patience) throws InterruptedException {
		this.process.waitFor(patience.toMillis(), TimeUnit.MILLISECONDS);
		Commands.run("kill", "-KILL", "--", "-" + this.process.pid());
		this.process.waitFor();
		Folders.delete(this.note);
	}

}
