package org.einlass.notification.reminder;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;

import org.einlass.notification.Bus;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.RunningService;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Whoever wants no reminders gets none, and everything else as before. */
class UnsubscribeIT {

	@RegisterExtension
	static final RunningService SERVICE = new RunningService();

	private final WebTestClient guest = WebTestClient.bindToServer()
		.baseUrl(SERVICE.url())
		.responseTimeout(Duration.ofSeconds(30))
		.build();

	private final TestEvent event = TestEvent.in(Duration.ofDays(10));

	private final UUID registration = UUID.randomUUID();

	private final String right = "?registration=" + this.registration + "&key=" + RegistrationStub.UNSUBSCRIBE_KEY;

	@BeforeEach
	void aReminderLiesAhead() {
		this.event.published();
		Instant weekAgo = Instant.now().minus(Duration.ofDays(7));
		Bus.registration("RegistrationConfirmed", this.registration,
				this.event.registration("RegistrationConfirmed", this.registration, 2, weekAgo));
		Until.asserted(() -> assertThat(reminder()).isEqualTo("due -"));
	}

	@Test
	void aMailProgramStopsRemindersWithOneClick() throws SQLException {
		this.guest.post()
			.uri("/api/mails/unsubscribe" + this.right)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue("List-Unsubscribe=One-Click")
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(reminder()).isEqualTo("dropped unsubscribed");
	}

	@Test
	void noReminderComesBackWhenTheSessionMovesOrTheRegistrationChanges() throws SQLException {
		this.guest.post().uri("/api/mails/unsubscribe" + this.right).exchange().expectStatus().isOk();
		this.guest.post().uri("/api/mails/unsubscribe" + this.right).exchange().expectStatus().isOk();
		TestEvent moved = this.event.startingAt(Instant.now().plus(Duration.ofDays(20)));
		Bus.event("EventChanged", moved);
		Bus.registration("RegistrationChanged", this.registration,
				moved.registration("RegistrationChanged", this.registration, 3));
		UUID other = UUID.randomUUID();
		Bus.registration("RegistrationConfirmed", other, moved.registration("RegistrationConfirmed", other, 2));
		Until.asserted(() -> {
			assertThat(SERVICE.read("select version from events where id = '" + moved.id() + "'"))
				.containsExactly(String.valueOf(moved.version()));
			assertThat(SERVICE.read("select version from registrations where id = '" + this.registration + "'"))
				.containsExactly("3");
			assertThat(mail("reminder", other)).isEqualTo("due -");
		});
		assertThat(reminder()).isEqualTo("dropped unsubscribed");
		Bus.registration("RegistrationCancelled", this.registration,
				moved.registration("RegistrationCancelled", this.registration, 4));
		Until.asserted(() -> assertThat(mail("cancelled")).isEqualTo("sent -"));
	}

	@Test
	void aWrongKeyStopsNothing() throws SQLException {
		for (String wrong : new String[] { "guessed", "" }) {
			String link = "?registration=" + this.registration + "&key=" + wrong;
			this.guest.post().uri("/api/mails/unsubscribe" + link).exchange().expectStatus().isNotFound();
			this.guest.post()
				.uri("/mails/unsubscribe")
				.contentType(MediaType.APPLICATION_FORM_URLENCODED)
				.bodyValue(link.substring(1))
				.exchange()
				.expectStatus()
				.isNotFound();
		}
		assertThat(reminder()).isEqualTo("due -");
	}

	@Test
	void openingTheLinkOnlyAsksAndTheButtonActs() throws SQLException {
		this.guest.get()
			.uri("/api/mails/unsubscribe" + this.right)
			.exchange()
			.expectStatus()
			.isSeeOther()
			.expectHeader()
			.location("/mails/unsubscribe" + this.right);
		assertThat(page("/mails/unsubscribe" + this.right)).contains("Keine Erinnerungen mehr?",
				"href=\"" + (this.right + "&lang=en").replace("&", "&amp;") + "\"",
				"name=\"registration\" value=\"" + this.registration + "\"",
				"name=\"key\" value=\"" + RegistrationStub.UNSUBSCRIBE_KEY + "\"");
		assertThat(page("/mails/unsubscribe" + this.right + "&lang=en")).contains("Stop reminders");
		assertThat(reminder()).isEqualTo("due -");
		this.guest.post()
			.uri("/mails/unsubscribe")
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue(this.right.substring(1))
			.exchange()
			.expectStatus()
			.isSeeOther()
			.expectHeader()
			.location("/mails/unsubscribe?done");
		assertThat(reminder()).isEqualTo("dropped unsubscribed");
		assertThat(page("/mails/unsubscribe?done")).contains("Sie bekommen keine Erinnerungen mehr");
	}

	private String page(String path) {
		String html = this.guest.get()
			.uri(path)
			.accept(MediaType.TEXT_HTML)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return (html != null) ? html : "";
	}

	private String reminder() throws SQLException {
		return mail("reminder");
	}

	private String mail(String kind) throws SQLException {
		return mail(kind, this.registration);
	}

	/** State and reason of the registration's only mail of a kind. */
	private static String mail(String kind, UUID registration) throws SQLException {
		return String.join(", ", SERVICE.read("select state || ' ' || coalesce(reason, '-') from mails where kind = '"
				+ kind + "' and registration = '" + registration + "'"));
	}

}
