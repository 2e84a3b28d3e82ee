package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The service's clock counts, though the database's tells another time. */
@WholeService
class OneClockIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	DatabaseClient database;

	@Autowired
	LinkKeys keys;

	@Autowired
	Due due;

	@LocalServerPort
	int port;

	@Test
	void keysAndLookupsAreDatedByTheClockOfTheService() {
		EventFixture event = EventFixture.withPlaces(5);
		Citizen guest = Citizen.guest(this.port).hears(event, this.kafka, "EventPublished");
		Answer held = guest.signUp(Citizen.request(event, "clock@example.org", "Ada"), UUID.randomUUID());
		assertThat(read("select created_at > now() + interval '1 hour' from idempotency_keys where registration = :id",
				held.id()))
			.containsExactly(true);
		guest.confirm(held, this.keys);
		guest.post("/api/registrations/lookup", Map.of("email", "clock@example.org"), null);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> read("select links_asked_at > now() + interval '1 hour' from registrations "
					+ "where id = :id and links_asked_at is not null", held.id())
				.equals(List.of(true)));
	}

	@Test
	void placesAreOfferedUntilTheDeskDecidesByTheClockOfTheService() {
		EventFixture event = EventFixture.withPlaces(5);
		Citizen.guest(this.port).hears(event, this.kafka, "EventPublished");
		Instant start = Instant.parse(event.session(0).get("start").asString());
		this.database.sql("update quotas set waiting = 1 where event = :id").bind("id", event.id).then().block();
		assertThat(free(start.minus(Line.DESK).minusSeconds(60))).contains(event.id);
		assertThat(free(start.minus(Line.DESK).plusSeconds(60))).doesNotContain(event.id);
	}

	private List<UUID> free(Instant now) {
		return this.due.free(now).map(Due.Free::event).collectList().blockOptional().orElseThrow();
	}

	private List<Boolean> read(String sql, UUID id) {
		return this.database.sql(sql)
			.bind("id", id)
			.mapValue(Boolean.class)
			.all()
			.collectList()
			.blockOptional()
			.orElseThrow();
	}

	@TestConfiguration
	static class TwoHoursAhead {

		@Bean
		@Primary
		Clock ahead() {
			return Clock.offset(Clock.systemUTC(), Duration.ofHours(2));
		}

	}

}
