package org.einlass.notification.mailroom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import jakarta.mail.Multipart;
import jakarta.mail.Part;
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
		dateIsCancelled();
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
		read("update mails set due_at = now() + interval '1 minute' where kind = 'session_cancelled' and registration = '%s' returning 1",
				id);
		Bus.registration("RegistrationConfirmed", id, this.event.registration("RegistrationConfirmed", id, 4));
		Until.asserted(() -> assertThat(mails(id)).isEmpty());
		losesTheDate(id, 5);
		mayBeUndone(id);
		assertThat(SERVICE.mails(id)).hasSize(1);
	}

	@Test
	void aDateThatWasTakenOutOfTheEventIsCancelledForItsPeopleAndNoOtherDateIs() throws Exception {
		UUID keepsTheRest = signedUp();
		UUID hadOnlyIt = this.event.confirmed();
		Until.asserted(() -> assertThat(SERVICE.mails(hadOnlyIt)).hasSize(1));
		losesTheDate(keepsTheRest, 3);
		Bus.registration("RegistrationCancelled", hadOnlyIt,
				this.event.registration("RegistrationCancelled", hadOnlyIt, 3)
					.replace("\"cause\":\"contact\"", "\"cause\":\"session_cancelled\""));
		TestEvent rest = new TestEvent(this.event.id(), UUID.randomUUID(), 2, this.event.start().plusSeconds(86400),
				this.event.zone());
		Bus.event("EventChanged", rest);
		Until.asserted(() -> assertThat(read("select version from events where id = '%s'", this.event.id()))
			.containsExactly("2"));
		for (UUID id : List.of(keepsTheRest, hadOnlyIt)) {
			Until.asserted(() -> assertThat(waiting(id)).containsExactly("t"));
			timeToUndoIsOver(id);
			Until.asserted(() -> assertThat(SERVICE.mails(id)).hasSize(2));
			assertThat(calendar(SERVICE.mails(id).get(1))).contains("METHOD:CANCEL", this.event.session().toString())
				.doesNotContain(rest.session().toString());
		}
	}

	private static String calendar(Part mail) throws Exception {
		if (mail.isMimeType("multipart/*")) {
			Multipart parts = (Multipart) mail.getContent();
			return calendar(parts.getBodyPart(parts.getCount() - 1));
		}
		assertThat(mail.isMimeType("text/calendar")).isTrue();
		return new String(mail.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r\n ", "");
	}

	private UUID signedUp() {
		this.event.published();
		UUID id = this.event.confirmed();
		Until.asserted(() -> assertThat(SERVICE.mails(id)).hasSize(1));
		return id;
	}

	private void dateIsCancelled() {
		Bus.event("EventChanged", this.event.id(),
				this.event.version(2)
					.json("EventChanged")
					.replace("\"status\":\"scheduled\"", "\"status\":\"cancelled\""));
		Until.asserted(() -> assertThat(read("select status from sessions where id = '%s'", this.event.session()))
			.containsExactly("cancelled"));
	}

	private void losesTheDate(UUID id, long version) {
		Bus.registration("RegistrationChanged", id, this.event.registration("RegistrationChanged", id, version)
			.replace("\"state\":\"confirmed\",\"lost\":false", "\"state\":\"cancelled\",\"lost\":true"));
		Until.asserted(() -> assertThat(mails(id)).containsExactly("due -"));
	}

	private static void timeToUndoIsOver(UUID id) throws SQLException {
		mayBeUndone(id);
		read("update mails set due_at = now() where kind in ('cancelled', 'session_cancelled') and registration = '%s' returning 1",
				id);
	}

	private static void mayBeUndone(UUID id) throws SQLException {
		assertThat(waiting(id)).containsExactly("t");
	}

	private static List<String> waiting(UUID id) throws SQLException {
		return read("""
				select due_at > now() + interval '9 minutes' from mails
				where kind in ('cancelled', 'session_cancelled') and registration = '%s'
				""", id);
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
