package org.einlass.notification.mailroom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import jakarta.mail.internet.MimeMessage;
import org.einlass.notification.Bus;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.RunningService;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** From a message on the bus to a mail, and what must never become one. */
@ExtendWith(OutputCaptureExtension.class)
class MailJourneyIT {

	@RegisterExtension
	static final RunningService SERVICE = new RunningService();

	@Test
	void aHeldRegistrationIsAskedToConfirmAndAConfirmedOneGetsItsTicket() throws Exception {
		TestEvent event = TestEvent.in(Duration.ofDays(1));
		event.published();
		UUID id = UUID.randomUUID();
		Bus.registration("RegistrationHeld", id, event.registration("RegistrationHeld", id, 1));
		MimeMessage confirm = SERVICE.only(id);
		assertThat(confirm.getSubject()).isEqualTo("Bitte bestätigen Sie Ihre Anmeldung: Digitalsprechstunde");
		assertThat(confirm.getHeader("Auto-Submitted")).containsExactly("auto-generated");
		assertThat(confirm.getHeader("List-Unsubscribe")).isNull();
		assertThat(confirm.getMessageID()).matches("<[0-9a-f-]{36}@localhost>");
		Bus.registration("RegistrationConfirmed", id, event.registration("RegistrationConfirmed", id, 2));
		Until.asserted(() -> assertThat(SERVICE.mails(id)).hasSize(2));
		MimeMessage ticket = SERVICE.mails(id).get(1);
		assertThat(ticket.getSubject()).isEqualTo("Ihr Ticket: Digitalsprechstunde");
		assertThat(ticket.getHeader("List-Unsubscribe")).isNull();
		assertThat(raw(ticket)).contains("multipart/mixed", "multipart/related", "multipart/alternative", "text/plain",
				"text/html", "Content-ID: <K7QX-3MPD-1>", "method=PUBLISH", "termin.ics");
		Bus.registration("RegistrationCancelled", id, event.registration("RegistrationCancelled", id, 3));
		Until.asserted(() -> assertThat(SERVICE.mails(id)).hasSize(3));
		assertThat(raw(SERVICE.mails(id).get(2))).contains("method=CANCEL");
		Bus.registration("LinksRequested", id, event.registration("LinksRequested", id, 4));
		Until.asserted(() -> assertThat(SERVICE.mails(id)).hasSize(4));
		assertThat(SERVICE.mails(id).get(3).getSubject()).isEqualTo("Ihre Anmeldung: Digitalsprechstunde");
	}

	@Test
	void whoWaitsIsToldOfTheWaitingListAndOfTheOffer() throws Exception {
		TestEvent event = TestEvent.in(Duration.ofDays(5));
		event.published();
		UUID id = UUID.randomUUID();
		Bus.registration("RegistrationWaitlisted", id, event.registration("RegistrationWaitlisted", id, 1));
		assertThat(SERVICE.only(id).getSubject())
			.isEqualTo("Bitte bestätigen Sie Ihre Adresse für die Warteliste: Digitalsprechstunde");
		Bus.registration("PlacesOffered", id, event.registration("PlacesOffered", id, 3));
		Until.asserted(() -> assertThat(SERVICE.mails(id)).hasSize(2));
		assertThat(SERVICE.mails(id).get(1).getSubject()).isEqualTo("Es ist etwas frei geworden: Digitalsprechstunde");
		assertThat(raw(SERVICE.mails(id).get(1))).contains("manage-key");
	}

	@Test
	void aMailWaitsForAnEventThatIsNotKnownYet() {
		TestEvent late = TestEvent.in(Duration.ofDays(1));
		TestEvent known = TestEvent.in(Duration.ofDays(1));
		UUID waiting = late.confirmed();
		known.published();
		SERVICE.only(known.confirmed());
		assertThat(SERVICE.mails(waiting)).isEmpty();
		late.published();
		SERVICE.only(waiting);
	}

	@Test
	void whatIsPointlessIsDroppedAndWhatIsUnclearWaits() {
		TestEvent over = TestEvent.in(Duration.ofDays(-3));
		TestEvent cancelled = TestEvent.in(Duration.ofDays(1));
		TestEvent known = TestEvent.in(Duration.ofDays(1));
		over.published();
		Bus.event("EventCancelled", cancelled);
		known.published();
		UUID tooLate = over.confirmed();
		UUID unclear = cancelled.confirmed();
		UUID forgotten = UUID.randomUUID();
		SERVICE.registration.forget(forgotten);
		Bus.registration("RegistrationConfirmed", forgotten, known.registration("RegistrationConfirmed", forgotten, 2));
		Until.asserted(() -> {
			assertThat(states(tooLate)).containsExactly("ticket dropped over");
			assertThat(waitsForAMinute(unclear)).containsExactly("ticket");
			assertThat(states(forgotten)).containsExactly("ticket dropped gone");
		});
		for (UUID registration : List.of(tooLate, unclear, forgotten)) {
			assertThat(SERVICE.mails(registration)).isEmpty();
		}
	}

	@Test
	void aReminderIsSentOnceAndMovesWithTheSession() throws Exception {
		String zone = noonZone();
		TestEvent event = TestEvent.in(Duration.ofDays(10)).zone(zone);
		event.published();
		UUID early = UUID.randomUUID();
		UUID late = UUID.randomUUID();
		Instant weekAgo = Instant.now().minus(Duration.ofDays(7));
		Bus.registration("RegistrationConfirmed", early,
				event.registration("RegistrationConfirmed", early, 2, weekAgo));
		Until.asserted(() -> assertThat(states(early)).contains("reminder due null", "ticket sent null"));
		TestEvent moved = event.startingAt(Instant.now().plus(Duration.ofDays(2)).minusSeconds(60));
		Bus.registration("RegistrationConfirmed", late, event.registration("RegistrationConfirmed", late, 2));
		Bus.event("EventChanged", moved);
		Bus.event("EventChanged", moved);
		Until.asserted(() -> {
			assertThat(states(early)).containsExactlyInAnyOrder("reminder sent null", "ticket sent null");
			assertThat(states(late)).containsExactly("ticket sent null");
		});
		Bus.event("EventChanged", moved.version(moved.version() + 1));
		SERVICE.only(event.confirmed());
		assertThat(SERVICE.mails(early)).hasSize(2);
		MimeMessage reminder = SERVICE.mails(early).get(1);
		assertThat(reminder.getSubject()).isEqualTo("Erinnerung: Digitalsprechstunde");
		assertThat(reminder.getHeader("List-Unsubscribe"))
			.containsExactly("<http://localhost:8080/api/mails/unsubscribe?registration=" + early + "&key="
					+ RegistrationStub.UNSUBSCRIBE_KEY + ">");
		assertThat(reminder.getHeader("List-Unsubscribe-Post")).containsExactly("List-Unsubscribe=One-Click");
	}

	@Test
	void noPersonalDataStaysInTheDatabaseOrTheLogs(CapturedOutput output) throws SQLException {
		TestEvent event = TestEvent.in(Duration.ofDays(1));
		event.published();
		LoggerFactory.getLogger(MailJourneyIT.class).info("What is logged from here on is seen");
		SERVICE.only(event.confirmed());
		assertThat(everyText()).isNotEmpty().noneMatch(MailJourneyIT::personal);
		assertThat(ourLogs(output)).isNotEmpty().noneMatch(MailJourneyIT::personal);
	}

	private static boolean personal(String text) {
		return text.contains(RegistrationStub.NAME) || text.contains("@example.org") || text.contains("manage-key")
				|| text.contains(RegistrationStub.UNSUBSCRIBE_KEY) || text.contains("87654321")
				|| text.contains("EIN1:");
	}

	/** What the service logged; the mail server of the test logs addresses. */
	private static List<String> ourLogs(CapturedOutput output) {
		return output.getAll().lines().filter((line) -> !line.contains("icegreen")).toList();
	}

	/** Every value of every column, also of tables that come later. */
	private static List<String> everyText() throws SQLException {
		List<String> values = new ArrayList<>();
		for (String table : SERVICE
			.read("select table_name from information_schema.tables where table_schema = 'public'")) {
			values.addAll(SERVICE.read("select row_to_json(t)::text from " + table + " t"));
		}
		return values;
	}

	private static List<String> states(UUID registration) throws SQLException {
		return SERVICE.read("select concat(kind, ' ', state, ' ', coalesce(reason, 'null')) from mails "
				+ "where registration = '" + registration + "'");
	}

	private static List<String> waitsForAMinute(UUID registration) throws SQLException {
		return SERVICE.read("select kind from mails where state = 'due' and registration = '" + registration
				+ "' and due_at between now() and now() + interval '1 min'");
	}

	/** Where it is noon now, so that no quiet hours disturb the test. */
	private static String noonZone() {
		int hour = Instant.now().atOffset(ZoneOffset.UTC).getHour();
		return ZoneOffset.ofHours(12 - hour).getId();
	}

	private static String raw(MimeMessage mail) throws Exception {
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		mail.writeTo(raw);
		return raw.toString(StandardCharsets.UTF_8);
	}

}
