package org.einlass.starter.securitylog;

import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.starter.test.SecurityLogLines;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class SecurityEntryTests {

	@Test
	void anEntryIsACodeAndIds() {
		UUID quota = UUID.randomUUID();
		try (SecurityLogLines log = SecurityLogLines.kept()) {
			SecurityEntry entry = SecurityEvent.ACCESS_CODES_CHANGED.by("f00d-1").about("quota", quota);
			assertThat(log.about(quota)).as("nothing before it happened").isEmpty();
			entry.written().block();
			assertThat(log.about(quota)).singleElement()
				.asString()
				.startsWith("access-codes-changed actor=f00d-1 quota=" + quota)
				.contains("event.code=\"access-codes-changed\"", "security.actor=\"f00d-1\"");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "Ada Example", "ada@example.org", "192.0.2.7", "2001:db8::7", "Müller", "a\nb",
			"https://x", "" })
	void whatCouldNameAPersonOrAComputerIsLeftOut(String value) {
		assertThat(SecurityEvent.ROLE_CHANGED.by(value).about("member", value)).asString()
			.isEqualTo("role-changed actor=? member=?");
	}

	@Test
	void aRouteIsItsPatternOnly() {
		SecurityEntry entry = SecurityEvent.FORBIDDEN.by("a");
		assertThat(entry.route("PUT", "/api/quotas/{quota}/access-codes")).asString()
			.endsWith("route=PUT:/api/quotas/{quota}/access-codes");
		assertThat(entry.route("GET", "/people/ada@example.org")).asString().endsWith("route=?");
	}

	@Test
	void theTableForOperatorsNamesEveryEvent() {
		List<String> documented = Stream.of("each service", "catalog", "registration")
			.flatMap((part) -> SecurityLogLines.documented(part).stream())
			.toList();
		assertThat(Stream.of(SecurityEvent.values()).map(SecurityEvent::code))
			.containsExactlyInAnyOrderElementsOf(documented);
	}

}
