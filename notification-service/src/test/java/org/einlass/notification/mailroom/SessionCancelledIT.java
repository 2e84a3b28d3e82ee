package org.einlass.notification.mailroom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.mail.internet.MimeMessage;
import org.einlass.notification.Bus;
import org.einlass.notification.Instance;
import org.einlass.notification.MailServer;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** One of several dates is cancelled; the registration goes on. */
class SessionCancelledIT {

	private static final RegistrationStub REGISTRATION = new RegistrationStub();

	private static final TestDatabase DATABASE = TestDatabase.create();

	private static MailServer mailServer;

	private static Instance instance;

	private final TestEvent event = TestEvent.in(Duration.ofDays(5));

	@BeforeAll
	static void start() {
		mailServer = MailServer.start();
		instance = Instance.start(DATABASE, REGISTRATION, mailServer.port());
	}

	@AfterAll
	static void stop() {
		instance.close();
		mailServer.close();
		REGISTRATION.close();
	}

	@Test
	void whoLosesADateIsToldOnceItCannotBeUndone() throws Exception {
		UUID id = signedUp();
		losesTheDate(id, 3);
		timeToUndoIsOver(id);
		Until.asserted(() -> assertThat(mailServer.mails(id)).hasSize(2));
		MimeMessage mail = mailServer.mails(id).get(1);
		assertThat(mail.getSubject()).isEqualTo("Ihr Termin fällt aus: Digitalsprechstunde");
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		mail.writeTo(raw);
		assertThat(raw.toString(StandardCharsets.UTF_8)).contains("method=CANCEL", "manage-key");
	}

	@Test
	void whoseDateTakesPlaceAfterAllHearsNothingUntilItIsCancelledAgain() throws Exception {
		UUID id = signedUp();
		losesTheDate(id, 3);
		Bus.registration("RegistrationConfirmed", id, this.event.registration("RegistrationConfirmed", id, 4));
		Until.asserted(
				() -> assertThat(read("select version from registrations where id = '%s'", id)).containsExactly("4"));
		timeToUndoIsOver(id);
		Until.asserted(() -> assertThat(mails(id)).containsExactly("dropped no_longer_wanted"));
		losesTheDate(id, 5);
		assertThat(mailServer.mails(id)).hasSize(1);
	}

	private UUID signedUp() {
		this.event.published();
		UUID id = this.event.confirmed();
		Until.asserted(() -> assertThat(mailServer.mails(id)).hasSize(1));
		return id;
	}

	private void losesTheDate(UUID id, long version) {
		Bus.registration("RegistrationChanged", id, this.event.registration("RegistrationChanged", id, version)
			.replace("\"state\":\"confirmed\",\"lost\":false", "\"state\":\"cancelled\",\"lost\":true"));
		Until.asserted(() -> assertThat(mails(id)).containsExactly("due -"));
	}

	private static void timeToUndoIsOver(UUID id) throws SQLException {
		assertThat(read(
				"select due_at > now() + interval '9 minutes' from mails where kind = 'session_cancelled' and registration = '%s'",
				id))
			.containsExactly("t");
		read("update mails set due_at = now() where kind = 'session_cancelled' and registration = '%s' returning 1",
				id);
	}

	private static List<String> mails(UUID id) throws SQLException {
		return read("""
				select state || ' ' || coalesce(reason, '-') from mails
				where kind = 'session_cancelled' and registration = '%s'
				""", id);
	}

	private static List<String> read(String sql, UUID id) throws SQLException {
		List<String> values = new ArrayList<>();
		try (Connection connection = DATABASE.connect();
				Statement statement = connection.createStatement();
				ResultSet rows = statement.executeQuery(sql.formatted(id))) {
			while (rows.next()) {
				values.add(rows.getString(1));
			}
		}
		return values;
	}

}
