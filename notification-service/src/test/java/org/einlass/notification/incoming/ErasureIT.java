package org.einlass.notification.incoming;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.einlass.notification.Bus;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.RunningService;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

class ErasureIT {

	@RegisterExtension
	static final RunningService SERVICE = new RunningService();

	private final TestEvent event = TestEvent.in(Duration.ofDays(10));

	private final UUID person = UUID.randomUUID();

	@Test
	void ofAPersonWhoWasErasedNothingStaysAndNothingComesBack() throws SQLException {
		this.event.published();
		tells("RegistrationConfirmed", this.person, 2);
		Until.asserted(() -> assertThat(rows("mails")).containsExactlyInAnyOrder("ticket sent", "reminder due"));
		unsubscribes();
		tells("RegistrationErased", this.person, 9);
		Until.asserted(() -> assertThat(rows("mails")).isEmpty());
		assertThat(rows("unsubscriptions")).isEmpty();
		tells("RegistrationConfirmed", this.person, 8);
		SERVICE.only(this.event.confirmed());
		assertThat(rows("mails")).isEmpty();
	}

	private void unsubscribes() throws SQLException {
		WebTestClient.bindToServer()
			.baseUrl(SERVICE.url())
			.build()
			.post()
			.uri("/api/mails/unsubscribe?registration=" + this.person + "&key=" + RegistrationStub.UNSUBSCRIBE_KEY)
			.exchange()
			.expectStatus()
			.isOk();
		assertThat(rows("unsubscriptions")).hasSize(1);
	}

	private void tells(String type, UUID registration, long version) {
		Bus.registration(type, registration,
				this.event.registration(type, registration, version, Instant.now().minus(Duration.ofDays(7))));
	}

	private List<String> rows(String table) throws SQLException {
		String what = table.equals("mails") ? "kind || ' ' || state" : "registration::text";
		return SERVICE.read("select %s from %s where registration = '%s'".formatted(what, table, this.person));
	}

}
