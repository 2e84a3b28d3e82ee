package org.einlass.registration.held;

import java.time.Duration;

import org.einlass.registration.Citizen;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Release 0.1.0 may run beside this one, and does not count what guests hold. */
@WholeService
class HeldCountsIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	DatabaseClient database;

	@Autowired
	R2dbcHeldCounts counts;

	@LocalServerPort
	int port;

	private final EventFixture event = EventFixture.withPlaces(20);

	@Test
	void whatWasNotCountedIsCountedAnewAndTheRestStays() {
		Citizen guest = Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
		guest.signUp(this.event, "ada@example.org", "Ada", "Ben");
		for (int wrong : new int[] { 0, 9 }) {
			this.database.sql("update quotas set held = :held where id = :id")
				.bind("held", wrong)
				.bind("id", this.event.quota)
				.then()
				.block(Duration.ofSeconds(10));
			this.counts.run().block(Duration.ofSeconds(10));
			assertThat(this.database.sql("select held from quotas where id = :id and taken = 2")
				.bind("id", this.event.quota)
				.mapValue(Integer.class)
				.one()
				.block(Duration.ofSeconds(10))).isEqualTo(2);
		}
	}

}
