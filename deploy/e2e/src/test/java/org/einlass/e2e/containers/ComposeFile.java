package org.einlass.e2e.containers;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.Yaml;

/**
 * What {@code deploy/compose} says about a container, so that the images run here with
 * the names and variables that operators use.
 */
final class ComposeFile {

	static final Path FOLDER = Path.of("..", "compose");

	/** {@code ${NAME}}, {@code ${NAME:?}} and {@code ${NAME:-default}}. */
	private static final Pattern VARIABLE = Pattern.compile("\\$\\{(\\w+)(:\\?|:-([^}]*))?}");

	private final Map<?, ?> services;

	private final Function<String, Optional<String>> settings;

	private ComposeFile(Map<?, ?> services, Function<String, Optional<String>> settings) {
		this.services = services;
		this.settings = settings;
	}

	/**
	 * @param settings what {@code .env} would say, over what {@code .env.example} says;
	 * empty values there are secrets
	 */
	static ComposeFile read(Map<String, String> settings, Function<String, String> secrets) throws IOException {
		Map<String, String> example = new TreeMap<>();
		Files.readAllLines(FOLDER.resolve(".env.example"))
			.stream()
			.filter((line) -> line.matches("[A-Z_]+=.*"))
			.forEach(
					(line) -> example.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1)));
		example.replaceAll((name, value) -> value.isEmpty() ? secrets.apply(name) : value);
		example.putAll(settings);
		Map<?, ?> file = new Yaml().load(Files.readString(FOLDER.resolve("compose.yaml")));
		return new ComposeFile(map(file.get("services")), (name) -> Optional.ofNullable(example.get(name)));
	}

	String setting(String name) {
		return this.settings.apply(name).orElseThrow(() -> new AssertionError(name + " is not in .env.example"));
	}

	String image(String service) {
		return filled(String.valueOf(map(this.services.get(service)).get("image")));
	}

	Map<String, String> environment(String service) {
		Map<String, String> environment = new TreeMap<>();
		map(map(this.services.get(service)).get("environment"))
			.forEach((name, value) -> environment.put(String.valueOf(name), filled(String.valueOf(value))));
		return environment;
	}

	private String filled(String text) {
		return VARIABLE.matcher(text).replaceAll((match) -> Matcher.quoteReplacement(value(match)));
	}

	private String value(MatchResult variable) {
		return this.settings.apply(variable.group(1))
			.or(() -> Optional.ofNullable(variable.group(3)))
			.orElseThrow(() -> new AssertionError(variable.group() + " is not in .env.example"));
	}

	private static Map<?, ?> map(@Nullable Object value) {
		return (value instanceof Map<?, ?> map) ? map : Map.of();
	}

}
