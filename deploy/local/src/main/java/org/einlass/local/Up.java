package org.einlass.local;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.List;

/** Starts the whole system, stays in the foreground, and stops all of it at the end. */
public final class Up {

	private Up() {
	}

	/**
	 * Called by {@code deploy/up} with the options of the command line; the system
	 * property {@code einlass.root} names the folder of the repository.
	 * @param arguments see {@link Options#USAGE}
	 */
	public static void main(String[] arguments) {
		// Without it Jakarta Mail searches all jars anew for each mail.
		System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
		Progress progress = new Progress(System.out, Boolean.getBoolean("einlass.colours"));
		try {
			Options options = Options.parse(List.of(arguments));
			if (options.help()) {
				progress.say(Options.USAGE);
				return;
			}
			run(options, progress);
		}
		catch (CannotStart ex) {
			fail(progress, String.valueOf(ex.getMessage()));
		}
		catch (IOException ex) {
			fail(progress, "Something went wrong with a file or a process: " + ex.getMessage());
		}
	}

	private static void run(Options options, Progress progress) throws IOException {
		Folders folders = Folders.of(Path.of(System.getProperty("einlass.root")));
		FileLock lock = onlyOne(folders);
		Children children = new Children(folders);
		children.endOrphans(progress);
		Ports ports = Ports.standard();
		ports.check(options);
		if (options.fresh()) {
			deleteState(folders, progress);
		}
		Watchdog watchdog = Watchdog.over(folders.processes());
		Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(children, watchdog, lock, progress)));
		Secrets secrets = new Secrets(folders.data().resolve("secrets.properties"), new SecureRandom());
		String message = new Platform(folders, secrets, children, ports, options, progress).startAndWatch();
		fail(progress, message);
	}

	/** Two platforms on the same data would destroy it. */
	private static FileLock onlyOne(Folders folders) throws IOException {
		Path file = Folders.made(folders.data()).resolve("up.lock");
		FileLock lock = new RandomAccessFile(file.toFile(), "rw").getChannel().tryLock();
		if (lock == null) {
			throw new CannotStart("deploy/up is already running here (process " + Files.readString(file).trim()
					+ "). Stop it first.");
		}
		Files.writeString(file, ProcessHandle.current().pid() + "\n");
		return lock;
	}

	private static void deleteState(Folders folders, Progress progress) {
		for (Path path : folders.state()) {
			if (Files.exists(path)) {
				progress.say("Deleting " + folders.root().relativize(path));
				Folders.delete(path);
			}
		}
	}

	private static void stop(Children children, Watchdog watchdog, FileLock lock, Progress progress) {
		long begin = System.nanoTime();
		try {
			progress.say("\nStopping …");
			children.stop();
			watchdog.close();
			lock.release();
			progress.done("all", "stopped", Duration.ofNanos(System.nanoTime() - begin));
		}
		catch (IOException ex) {
			progress.failed("Could not stop everything: " + ex.getMessage());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private static void fail(Progress progress, String message) {
		progress.failed(message);
		System.exit(1);
	}

}
