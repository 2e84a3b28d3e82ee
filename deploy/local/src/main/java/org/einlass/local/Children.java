package org.einlass.local;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/**
 * Starts processes, notices when one dies, and stops all of them in the opposite order of
 * their start.
 */
final class Children {

	private static final Duration PATIENCE = Duration.ofSeconds(20);

	private final Folders folders;

	private final List<List<Child>> stages = new ArrayList<>();

	private final CompletableFuture<String> firstDeath = new CompletableFuture<>();

	private boolean stopping;

	Children(Folders folders) {
		this.folders = folders;
	}

	/**
	 * Starts a process; those of a higher stage are stopped before those of a lower one.
	 */
	synchronized Child start(int stage, String name, String stopSignal, Map<String, String> environment,
			List<String> command) throws IOException {
		if (this.stopping) {
			throw new CannotStart(name + " is not started: the platform is stopping.");
		}
		Path log = newLog(name);
		List<String> whole = new ArrayList<>(Commands.ownSession());
		whole.addAll(command);
		ProcessBuilder builder = new ProcessBuilder(whole).redirectErrorStream(true)
			.redirectInput(new File("/dev/null"))
			.redirectOutput(log.toFile());
		builder.environment().putAll(environment);
		Process process = builder.start();
		Child child = new Child(name, process, log, stopSignal, note(name, process, stopSignal));
		while (this.stages.size() <= stage) {
			this.stages.add(new ArrayList<>());
		}
		this.stages.get(stage).add(child);
		child.death().thenAccept(this::report);
		return child;
	}

	private Path newLog(String name) throws IOException {
		Path log = this.folders.logs().resolve(name + ".log");
		if (Files.exists(log)) {
			Files.move(log, log.resolveSibling(name + ".previous.log"), StandardCopyOption.REPLACE_EXISTING);
		}
		return log;
	}

	private Path note(String name, Process process, String stopSignal) throws IOException {
		long started = process.info().startInstant().map(Instant::toEpochMilli).orElse(0L);
		return Files.writeString(this.folders.processes().resolve(name),
				process.pid() + " " + stopSignal + " " + started + "\n");
	}

	private synchronized void report(String death) {
		if (!this.stopping) {
			this.firstDeath.complete(death);
		}
	}

	/** Completes with a message when a process ends before it was asked to. */
	CompletableFuture<String> firstDeath() {
		return this.firstDeath;
	}

	void stop() throws InterruptedException {
		synchronized (this) {
			this.stopping = true;
		}
		for (List<Child> stage : this.stages.reversed()) {
			stage.forEach(Child::askToStop);
			for (Child child : stage) {
				child.awaitEnd(PATIENCE);
			}
		}
	}

	/**
	 * Ends what an earlier run left behind because it was killed together with its
	 * watchdog.
	 */
	void endOrphans(Progress progress) throws IOException {
		try (Stream<Path> notes = Files.list(this.folders.processes())) {
			for (Path note : notes.toList()) {
				String[] words = Files.readString(note).trim().split(" ");
				if (words.length == 3) {
					endOrphan(note.getFileName().toString(), Long.parseLong(words[0]), Long.parseLong(words[2]),
							progress);
				}
				Files.delete(note);
			}
		}
	}

	private static void endOrphan(String name, long pid, long started, Progress progress) {
		ProcessHandle.of(pid)
			.filter((process) -> process.info().startInstant().map(Instant::toEpochMilli).orElse(-1L) == started)
			.ifPresent((orphan) -> {
				progress.say("Ending " + name + " (process " + pid + "), left over from an earlier run");
				Commands.run("kill", "-KILL", "--", "-" + pid);
				orphan.onExit().join();
			});
	}

}
