package org.einlass.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where things are.
 *
 * @param root the folder of the repository
 * @param data everything that the platform writes
 */
record Folders(Path root, Path data) {

	/**
	 * The data lie in {@code deploy/local/data} unless {@code EINLASS_DATA} names another
	 * folder.
	 */
	static Folders of(Path root) {
		String data = System.getenv().getOrDefault("EINLASS_DATA", "deploy/local/data");
		return new Folders(root, root.resolve(data));
	}

	Path logs() {
		return made(this.data.resolve("logs"));
	}

	/** Names of the processes that run, for whoever has to clean up after a crash. */
	Path processes() {
		return made(this.data.resolve("processes"));
	}

	Path archives() {
		return made(this.data.resolve("archives"));
	}

	/** Says that the demo content was loaded into these data. */
	Path demo() {
		return this.data.resolve("demo");
	}

	Path keycloakSources() {
		return this.root.resolve("deploy/keycloak");
	}

	Path jar(String service) {
		return this.root.resolve(service).resolve("target").resolve(service + "-0.2.0-SNAPSHOT-exec.jar");
	}

	/** What {@code --fresh} deletes; programs that were unpacked and logs stay. */
	List<Path> state() {
		return Stream.of("postgresql", "kafka", "mailbox", "demo", "demo-begun", "secrets.properties")
			.map(this.data::resolve)
			.toList();
	}

	static Path made(Path folder) {
		try {
			return Files.createDirectories(folder);
		}
		catch (IOException ex) {
			throw new CannotStart("Cannot create the folder " + folder + ": " + ex.getMessage(), ex);
		}
	}

	static void delete(Path path) {
		if (!Files.exists(path)) {
			return;
		}
		try (Stream<Path> files = Files.walk(path)) {
			for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
				Files.delete(file);
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
