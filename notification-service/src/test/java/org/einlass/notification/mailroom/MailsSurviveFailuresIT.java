package org.einlass.notification.mailroom;

import java.io.IOException;
import java.net.ServerSocket;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.einlass.notification.Bus;
import org.einlass.notification.Instance;
import org.einlass.notification.MailServer;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** What goes wrong while sending loses nothing. */
class MailsSurviveFailuresIT {

	private final RegistrationStub registration = new RegistrationStub();

	private final TestDatabase database = Bus.newDatabase();

	private final TestEvent event = TestEvent.in(Duration.ofDays(1));

	@AfterEach
	void stop() {
		this.registration.close();
	}

	@Test
	void mailsWaitForAMailServerThatIsDown() throws IOException {
		int port = freePort();
		try (Instance instance = Instance.start(this.database, this.registration, port)) {
			this.event.published();
			UUID person = this.event.confirmed();
			Until.asserted(() -> assertThat(entry(instance).reason()).isEqualTo("server_unreachable"));
			assertThat(entry(instance).state()).isEqualTo(MailState.DUE);
			try (MailServer mailServer = MailServer.startAt(port)) {
				Until.asserted(() -> assertThat(mailServer.mails(person)).hasSize(1));
				Until.asserted(() -> assertThat(entry(instance).state()).isEqualTo(MailState.SENT));
				assertThat(entry(instance).attempts()).isGreaterThan(1);
			}
		}
	}

	@Test
	void noMailIsSentInTheClearUnlessTheOperatorSaysSo() {
		try (MailServer withoutEncryption = MailServer.start();
				Instance instance = Instance.start(this.database, this.registration, withoutEncryption.port(),
						"EINLASS_SMTP_STARTTLS=true")) {
			this.event.published();
			UUID person = this.event.confirmed();
			Until.asserted(() -> assertThat(entry(instance).reason()).isEqualTo("server_unreachable"));
			assertThat(withoutEncryption.mails(person)).isEmpty();
		}
	}

	@Test
	void aRefusedAddressFailsAtOnceAndIsTold() throws IOException {
		try (RefusingServer mailServer = new RefusingServer();
				Instance instance = Instance.start(this.database, this.registration, mailServer.port())) {
			this.event.published();
			UUID person = this.event.confirmed();
			Until.asserted(() -> assertThat(entry(instance).state()).isEqualTo(MailState.FAILED));
			assertThat(entry(instance).reason()).isEqualTo("address_refused");
			assertThat(entry(instance).attempts()).isEqualTo(1);
			Until
				.asserted(() -> assertThat(Bus.published("einlass.notification.mails", List.of(person))).singleElement()
					.asString()
					.contains("address_refused")
					.doesNotContain("@"));
		}
	}

	@Test
	void aMailThatWasClaimedBeforeACrashIsSentWhenTheLeaseEnds() {
		try (MailServer mailServer = MailServer.start();
				Instance instance = Instance.start(this.database, this.registration, mailServer.port(),
						"einlass.mail.workers=0")) {
			this.event.published();
			UUID person = this.event.confirmed();
			Until.asserted(() -> assertThat(entry(instance).attempts()).isZero());
			Instant leaseEnd = Instant.now().plusSeconds(20);
			Until.asserted(() -> assertThat(
					instance.part(Mails.class).claim(500, Instant.now(), leaseEnd).blockOptional().orElseThrow())
				.anyMatch((mail) -> mail.registration().id().equals(person)));
			try (Instance other = Instance.start(this.database, this.registration, mailServer.port())) {
				Until.asserted(() -> assertThat(mailServer.mails(person)).hasSize(1));
				assertThat(Instant.now()).isAfter(leaseEnd);
				Until.asserted(() -> assertThat(entry(other).attempts()).isEqualTo(2));
			}
		}
	}

	private MailEntry entry(Instance instance) {
		List<MailEntry> entries = instance.part(MailBook.class)
			.page(this.event.id(), null, null, 5)
			.blockOptional()
			.orElseThrow();
		assertThat(entries).hasSize(1);
		return entries.getFirst();
	}

	private static int freePort() throws IOException {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
	}

}
