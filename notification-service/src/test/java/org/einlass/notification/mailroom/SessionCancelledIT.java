package org.einlass.notification.mailroom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.mail.internet.MimeMessage;
import org.einlass.notification.Bus;
import org.einlass.notification.RunningService;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** One of several dates is cancelled; the registration goes on. */
class SessionCancelledIT {

	@RegisterExtension
	static final RunningService SERVICE = new RunningService();

	private final TestEvent event = TestEvent.in(Duration.ofDays(5));

	@Test
	void whoLosesADateIsToldOnceItCannotBeUndone() throws Exception {
		UUID id = signedUp();
		losesTheDate(id, 3);
		timeToUndoIsOver(id);
		Until.asserted(() -> assertThat(SERVICE.mails(id)).hasSize(2));
		MimeMessage mail = SERVICE.mails(id).get(1);
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
		assertThat(SERVICE.mails(id)).hasSize(1);
	}

	private UUID signedUp() {
		this.event.published();
		UUID id = this.event.confirmed();
		Until.asserted(() -> assertThat(SERVICE.mails(id)).hasSize(1));
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
		return SERVICE.read(sql.formatted(id));
	}

}
