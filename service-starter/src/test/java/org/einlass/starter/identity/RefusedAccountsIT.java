package org.einlass.starter.identity;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;

import org.einlass.starter.sample.SampleApplication;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.SecurityLogLines;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What accounts may not, and tokens that have ended. */
@SpringBootTest(classes = SampleApplication.class, properties = "spring.config.name=sample",
		webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = EmbeddedParts.class)
class RefusedAccountsIT {

	@LocalServerPort
	int port;

	WebTestClient client = WebTestClient.bindToServer().build();

	@BeforeEach
	void connect() {
		this.client = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	private int status(String path, TestTokens token) {
		return this.client.get()
			.uri(path)
			.header("Authorization", token.bearer())
			.exchange()
			.expectBody()
			.returnResult()
			.getStatus()
			.value();
	}

	@Test
	void whatAnAccountMayNotIsWrittenDownOnceAMinuteWithoutItsName() {
		TestTokens curious = TestTokens.of("curious-ada").claim("email", "ada@example.org");
		UUID account = UUID.nameUUIDFromBytes("curious-ada".getBytes(java.nio.charset.StandardCharsets.UTF_8));
		try (SecurityLogLines log = SecurityLogLines.kept()) {
			for (int i = 0; i < 5; i++) {
				assertThat(status("/api/closed/library?name=Ada", curious)).isEqualTo(403);
			}
			assertThat(log.about(account)).singleElement()
				.asString()
				.startsWith("forbidden actor=" + account + " route=GET:/api/closed/{organisation}")
				.doesNotContain("Ada", "ada", "library", "127.0.0.1");
		}
	}

	/** Otherwise a right that was taken away would live on with its token. */
	@ParameterizedTest
	@CsvSource({ "30, 200", "-6, 401", "-59, 401" })
	void aTokenIsGoodForFiveSecondsAfterItsEndAtMost(int secondsLeft, int status) {
		TestTokens token = TestTokens.of("x").claim("exp", Date.from(Instant.now().plusSeconds(secondsLeft)));
		assertThat(status("/api/open", token)).isEqualTo(status);
	}

}
