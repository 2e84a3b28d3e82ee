package org.einlass.local;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * How far loading the demo content came, so that a start after a failure goes on where it
 * stopped instead of loading events twice.
 *
 * @param loaded says that all was loaded; while it is not, a file beside it lists the
 * events that are there: id and title, one a line
 */
record DemoProgress(Path loaded) {

	private Path begun() {
		return this.loaded.resolveSibling(this.loaded.getFileName() + "-begun");
	}

	boolean isComplete() {
		return Files.exists(this.loaded);
	}

	void complete(Instant now) throws IOException {
		Files.writeString(this.loaded, now + "\n");
		Files.deleteIfExists(begun());
	}

	void add(String title, String id) throws IOException {
		Files.writeString(begun(), id + " " + title + "\n", StandardOpenOption.CREATE, StandardOpenOption.APPEND);
	}

	/** The id of the event with this title, if it is there already. */
	@Nullable String idOf(String title) throws IOException {
		List<String> lines = Files.exists(begun()) ? Files.readAllLines(begun()) : List.of();
		return lines.stream()
			.filter((line) -> line.endsWith(" " + title) && line.indexOf(' ') == line.length() - title.length() - 1)
			.map((line) -> line.substring(0, line.indexOf(' ')))
			.findFirst()
			.orElse(null);
	}

}
