package org.einlass.local.advisory;

import java.nio.file.Path;
import java.util.Collection;
import java.util.List;

import tools.jackson.databind.json.JsonMapper;

/**
 * Known vulnerabilities of what Einlass is made of, and those that do not matter to it.
 *
 * @param about what the list is for
 */
record Advisories(String about, List<Advisory> advisories, List<Accepted> accepted) {

	/**
	 * One vulnerability.
	 *
	 * @param artifacts those that have it; the end may be left open by {@code *}
	 * @param affected ranges of versions
	 * @param fixed the first version of our line without it
	 * @param source where it is said
	 */
	record Advisory(String id, List<String> artifacts, List<String> affected, String fixed, String source) {

		boolean concerns(Resolved resolved) {
			return resolved.isOneOf(this.artifacts)
					&& this.affected.stream().map(Range::of).anyMatch((range) -> range.contains(resolved.version()));
		}

	}

	/** One that we know of and live with, and why. */
	record Accepted(String id, String artifact, String reason) {
	}

	static Advisories read(Path file) {
		return new JsonMapper().readValue(file, Advisories.class);
	}

	/** What must be replaced, in words. */
	List<String> against(Collection<Resolved> resolved) {
		return resolved.stream()
			.flatMap((one) -> this.advisories.stream()
				.filter((advisory) -> advisory.concerns(one))
				.filter((advisory) -> !accepts(advisory, one))
				.map((advisory) -> one + " has " + advisory.id() + ", fixed in " + advisory.fixed()))
			.distinct()
			.toList();
	}

	private boolean accepts(Advisory advisory, Resolved resolved) {
		return this.accepted.stream()
			.anyMatch((one) -> one.id().equals(advisory.id()) && one.artifact().equals(resolved.artifact()));
	}

}
