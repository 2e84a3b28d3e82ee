package org.einlass.starter.test;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What people typed keeps to itself on a page: an element that shows a name, title or
 * answer, and a field that takes one, follows the direction of its text ({@code bdi}, or
 * {@code dir="auto"}), so that it turns nothing beside it.
 */
public final class DirectionRules {

	private static final Pattern ELEMENT = Pattern.compile("<([a-z0-9:]+)((?:[^<>\"]++|\"[^\"]*\")*+)>");

	private static final Pattern TYPED = Pattern.compile("(?<![\\w:-])th:u?text=\"\\$\\{(?:[a-zA-Z]+\\.)*"
			+ "(name|title|host|where|contact|place|summary|reason|city|street|gate|quota|words|organisation)}\"");

	private static final Pattern OTHER_FIELD = Pattern.compile("(?<![\\w:])type=\"(?!text|search)|checkbox");

	private DirectionRules() {
	}

	/** Checks every template of a service. */
	public static void check() {
		Path templates = Path.of("src/main/resources/templates");
		try (Stream<Path> files = Files.walk(templates)) {
			assertThat(files.filter((file) -> file.toString().endsWith(".html")).flatMap(DirectionRules::wrong))
				.isEmpty();
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static Stream<String> wrong(Path file) {
		try {
			List<MatchResult> elements = ELEMENT.matcher(Files.readString(file)).results().toList();
			return elements.stream()
				.filter((element) -> !follows(element.group(1), element.group(2)))
				.map((element) -> file + ": " + element.group());
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	private static boolean follows(String element, String attributes) {
		return switch (element) {
			case "title", "bdi" -> true;
			case "textarea" -> attributes.contains("dir=\"auto\"");
			case "input" -> attributes.contains("dir=\"auto\"") || OTHER_FIELD.matcher(attributes).find();
			default -> attributes.contains("dir=\"auto\"") || !TYPED.matcher(attributes).find();
		};
	}

}
