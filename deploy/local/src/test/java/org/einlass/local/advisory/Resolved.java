package org.einlass.local.advisory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Something that is shipped, in the version that the build resolved.
 *
 * @param artifact {@code group:artifact}, or an image's name
 */
record Resolved(String artifact, String version) {

	private static final Pattern IMAGE = Pattern.compile("image: ([a-z0-9./-]+):([0-9][\\w.-]*)");

	/** The components of a software bill of materials (CycloneDX, JSON). */
	static List<Resolved> of(Path billOfMaterials) {
		JsonNode components = new JsonMapper().readTree(billOfMaterials).path("components");
		return StreamSupport.stream(components.spliterator(), false)
			.map((component) -> new Resolved(
					component.path("group").asString() + ":" + component.path("name").asString(),
					component.path("version").asString()))
			.toList();
	}

	/** The images that a compose file takes from elsewhere, by their tags. */
	static List<Resolved> images(Path composeFile) throws IOException {
		return IMAGE.matcher(Files.readString(composeFile))
			.results()
			.map((found) -> new Resolved(found.group(1), found.group(2)))
			.toList();
	}

	boolean isOneOf(List<String> artifacts) {
		return artifacts.stream()
			.anyMatch((name) -> name.endsWith("*") ? this.artifact.startsWith(name.substring(0, name.length() - 1))
					: this.artifact.equals(name));
	}

	@Override
	public String toString() {
		return this.artifact + ":" + this.version;
	}

}
