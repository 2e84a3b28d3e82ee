package org.einlass.gateway.securitylog;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

import static org.assertj.core.api.Assertions.assertThat;

/** Logins and their ends are written down, by account and without a name. */
class SecurityLogIT extends RunningGateway {

	private final Logger logger = (Logger) LoggerFactory.getLogger("einlass.security");

	private final ListAppender<ILoggingEvent> kept = new ListAppender<>();

	@BeforeEach
	void keep() {
		KEYCLOAK.answerRefreshWith(200);
		this.kept.start();
		this.logger.setLevel(ch.qos.logback.classic.Level.INFO);
		this.logger.addAppender(this.kept);
	}

	@AfterEach
	void stop() {
		this.logger.detachAppender(this.kept);
	}

	private List<String> lines() {
		assertThat(List.copyOf(this.kept.list)).extracting(ILoggingEvent::getFormattedMessage)
			.allSatisfy((line) -> assertThat(line).doesNotContain("Organiser", "127.0.0.1", "example"));
		return this.kept.list.stream().map(ILoggingEvent::getFormattedMessage).toList();
	}

	@Test
	void loggingInAndOutIsWrittenDown() {
		String session = login(300);
		assertThat(lines()).containsExactly("login actor=olga");
		post("/logout", "", "Cookie", session, "Sec-Fetch-Site", "same-origin");
		assertThat(lines()).containsExactly("login actor=olga", "logout actor=olga");
		assertThat(this.kept.list.getFirst().getKeyValuePairs()).extracting((pair) -> pair.key + "=" + pair.value)
			.contains("event.code=login", "security.actor=olga");
	}

	@Test
	void aLogoutAtKeycloakIsWrittenDown() {
		login(300);
		post("/logout/connect/back-channel/keycloak",
				"logout_token=" + KEYCLOAK.logoutToken(KEYCLOAK.lastLogin(), "einlass-gateway"), "Content-Type",
				"application/x-www-form-urlencoded");
		assertThat(lines()).containsExactly("login actor=olga", "logout-at-keycloak actor=olga");
	}

	@Test
	void aLoginThatKeycloakDoesNotRenewIsWrittenDown() {
		String session = login(5);
		KEYCLOAK.answerRefreshWith(400);
		get("/login/state", "Cookie", session);
		KEYCLOAK.answerRefreshWith(200);
		assertThat(lines()).containsExactly("login actor=olga", "login-ended actor=olga");
	}

	@Test
	void aRefusedLoginIsWrittenDownWithItsReason() {
		HttpResponse<String> begun = get("/oauth2/authorization/keycloak");
		String state = query(location(begun)).getFirst("state");
		get("/login/oauth2/code/keycloak?error=access_denied&state=" + state, "Cookie", cookie(begun));
		assertThat(lines()).containsExactly("login-refused reason=access_denied");
	}

	@Test
	void theTableForOperatorsNamesEveryEvent() throws IOException {
		String table = Files.readString(Path.of("../deploy/docs/security-log.md"));
		assertThat(Pattern.compile("(?m)^\\| `([a-z-]+)` \\| gateway \\|").matcher(table).results())
			.extracting((row) -> row.group(1))
			.containsExactlyInAnyOrder(
					Arrays.stream(SecurityEvent.values()).map(SecurityEvent::code).toArray(String[]::new));
	}

}
