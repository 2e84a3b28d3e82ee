package org.einlass.notification.meters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.einlass.notification.Bus;
import org.einlass.notification.Instance;
import org.einlass.notification.MailServer;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the README promises to operators is measured. */
class MetersIT {

	private static final RegistrationStub REGISTRATION = new RegistrationStub();

	private static final MailServer MAIL_SERVER = MailServer.start();

	private static final TestDatabase DATABASE = Bus.newDatabase();

	private static final Instance SERVICE = Instance.start(DATABASE, REGISTRATION, MAIL_SERVER.port(),
			"einlass.mail.workers=0");

	private final TestEvent event = TestEvent.in(Duration.ofDays(1));

	@AfterAll
	static void stop() {
		SERVICE.close();
		MAIL_SERVER.close();
		REGISTRATION.close();
	}

	@Test
	void eachMeterOfTheReadmeIsThere() throws IOException {
		List<String> promised = Pattern.compile("einlass_[a-z_]+")
			.matcher(Files.readString(Path.of("README.md")))
			.results()
			.map(MatchResult::group)
			.toList();
		assertThat(promised).hasSizeGreaterThan(5);
		assertThat(promised).allSatisfy((meter) -> assertThat(measured(SERVICE)).contains("\n" + meter));
	}

	@Test
	void mailsThatAreDueLateAndFailedAreCountedAndThenThoseThatWereSent() throws SQLException {
		this.event.published();
		UUID person = this.event.confirmed();
		measures("einlass_mails_due 1.0", "einlass_mails_late 0.0");
		run("update mails set due_at = now() - interval '1 hour' where registration = '" + person + "'");
		measures("einlass_mails_due 1.0", "einlass_mails_late 1.0", "einlass_mails_overdue_seconds 36");
		run("update mails set state = 'failed' where registration = '" + person + "'");
		measures("einlass_mails_due 0.0", "einlass_mails_late 0.0", "einlass_mails_overdue_seconds 0.0",
				"einlass_mails_failed 1.0");
		run("update mails set state = 'due', due_at = now() where registration = '" + person + "'");
		try (Instance sends = Instance.start(DATABASE, REGISTRATION, MAIL_SERVER.port())) {
			Until.asserted(
					() -> assertThat(measured(sends)).contains("\neinlass_mails_worked_total{state=\"sent\"} 1.0"));
		}
	}

	/** They are counted every 15 seconds. */
	private static void measures(String... lines) {
		Until.asserted(() -> assertThat(measured(SERVICE)).contains(List.of(lines)));
	}

	private static String measured(Instance service) {
		return String.valueOf(WebTestClient.bindToServer()
			.baseUrl(service.url())
			.build()
			.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	private static void run(String sql) throws SQLException {
		try (Connection connection = DATABASE.connect(); Statement statement = connection.createStatement()) {
			statement.execute(sql);
		}
	}

}
