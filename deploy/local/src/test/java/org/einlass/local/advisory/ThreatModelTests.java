package org.einlass.local.advisory;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The threat model points at tests, and they are there. */
class ThreatModelTests {

	private static final Path ROOT = Path.of("../..");

	private static final List<String> MODULES = List.of("gateway", "catalog-service", "registration-service",
			"notification-service", "service-starter", "deploy/local", "deploy/e2e");

	private static final Pattern TEST = Pattern.compile("`(\\w+(?:IT|Tests))`");

	private static final Set<String> WITH_TESTS = Set.of("Abuse, and its limits", "Boundaries", "Insiders",
			"Promises about time");

	@Test
	void everyTestThatItNamesExists() throws IOException {
		Set<String> named = TEST.matcher(text())
			.results()
			.map((MatchResult found) -> found.group(1))
			.collect(Collectors.toSet());
		assertThat(named).hasSizeGreaterThan(30);
		assertThat(tests()).containsAll(named);
	}

	@Test
	void whatHasNoTestIsOpen() throws IOException {
		List<String> rows = Stream.of(text().split("(?m)^## "))
			.filter((section) -> WITH_TESTS.contains(section.lines().findFirst().orElse("")))
			.flatMap((section) -> section.lines().filter((line) -> line.startsWith("| ")).skip(1))
			.toList();
		assertThat(rows).hasSizeGreaterThan(35).allSatisfy((row) -> {
			String last = row.substring(row.lastIndexOf('|', row.length() - 2) + 1).strip();
			assertThat(TEST.matcher(last).find() || last.startsWith("open: ")).as(row).isTrue();
		});
	}

	private static String text() throws IOException {
		return Files.readString(ROOT.resolve("deploy/docs/threat-model.md"));
	}

	private static Set<String> tests() throws IOException {
		Set<String> names = new java.util.TreeSet<>();
		for (String module : MODULES) {
			try (Stream<Path> files = Files.walk(ROOT.resolve(module).resolve("src/test/java"))) {
				files.map((file) -> file.getFileName().toString())
					.filter((name) -> name.endsWith(".java"))
					.map((name) -> name.substring(0, name.length() - 5))
					.forEach(names::add);
			}
		}
		return names;
	}

}
