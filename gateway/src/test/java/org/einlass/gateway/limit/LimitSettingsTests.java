package org.einlass.gateway.limit;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

import org.einlass.gateway.Addresses;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class LimitSettingsTests {

	@Test
	void theReadmeHasTheNumbersOfLimitsYaml() throws IOException {
		List<String> table = Files.readAllLines(Path.of("README.md"))
			.stream()
			.filter((line) -> line.startsWith("| `"))
			.toList();
		LimitSettings settings = settings();
		for (Kind kind : Kind.values()) {
			String numbers = "| %d | %d |".formatted(settings.of(kind).burst(), settings.of(kind).perMinute());
			assertThat(table).anyMatch((line) -> line.startsWith("| `" + kind.text() + "`") && line.contains(numbers));
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://localhost:8080", "http://127.0.0.1:8080", "http://[::1]:8080" })
	void limitsMayBeOffOnThisMachine(String url) {
		assertThatCode(() -> LimitConfiguration.allowOff(addresses(url))).doesNotThrowAnyException();
	}

	@ParameterizedTest
	@ValueSource(strings = { "https://einlass.example", "http://10.1.2.3", "https://localhost.example" })
	void elsewhereAStartWithLimitsOffIsRefused(String url) {
		assertThatIllegalStateException().isThrownBy(() -> LimitConfiguration.allowOff(addresses(url)))
			.withMessageContaining("EINLASS_LIMITS=off");
	}

	private static Addresses addresses(String url) {
		return new Addresses(URI.create(url), URI.create(url), URI.create(url));
	}

	private static LimitSettings settings() throws IOException {
		StandardEnvironment environment = new StandardEnvironment();
		Stream.of(new ClassPathResource("limits.yaml"))
			.flatMap((file) -> load(file).stream())
			.forEach(environment.getPropertySources()::addLast);
		ConfigurationPropertySources.attach(environment);
		return Binder.get(environment).bind("einlass.limits-by-client", LimitSettings.class).get();
	}

	private static List<org.springframework.core.env.PropertySource<?>> load(ClassPathResource file) {
		try {
			return new YamlPropertySourceLoader().load("limits", file);
		}
		catch (IOException missing) {
			throw new IllegalStateException(missing);
		}
	}

}
