package org.einlass.local;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Short commands of the operating system that end by themselves. */
final class Commands {

	private Commands() {
	}

	/** Runs a command and drops what it prints. */
	static boolean run(String... command) {
		try {
			return new ProcessBuilder(command).redirectErrorStream(true)
				.redirectOutput(ProcessBuilder.Redirect.DISCARD)
				.start()
				.waitFor() == 0;
		}
		catch (IOException ex) {
			return false;
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return false;
		}
	}

	/** Runs a command that must succeed; its output is shown when it does not. */
	static void need(String what, ProcessBuilder command) throws IOException, InterruptedException {
		Process process = command.redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		if (process.waitFor() != 0) {
			throw new CannotStart(what + " failed (exit code " + process.exitValue() + "):\n" + output);
		}
	}

	static boolean exists(String name) {
		return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator))
			.map((folder) -> Path.of(folder, name))
			.anyMatch(Files::isExecutable);
	}

	/**
	 * Puts a command into a session of its own, so that Ctrl-C at the terminal does not
	 * reach it.
	 */
	static List<String> ownSession() {
		return exists("setsid") ? List.of("setsid")
				: List.of("perl", "-e", "use POSIX; POSIX::setsid(); exec @ARGV or die");
	}

}
