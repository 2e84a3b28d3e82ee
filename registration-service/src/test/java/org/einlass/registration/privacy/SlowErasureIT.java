package org.einlass.registration.privacy;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.context.TestPropertySource;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;

/** While an erasure takes long, everything else that is due is done. */
@WholeService
@TestPropertySource(properties = "einlass.erasure.pause=100ms")
class SlowErasureIT {

	private static final CountDownLatch BEGUN = new CountDownLatch(1);

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	@Test
	void holdsExpireAndLostLinksAreAnsweredWhileAnErasureNeverEnds() throws Exception {
		assertThat(BEGUN.await(60, TimeUnit.SECONDS)).isTrue();
		EventFixture event = EventFixture.withPlaces(1);
		Answer held = Citizen.guest(this.port)
			.hears(event, this.kafka, "EventPublished")
			.signUp(event, "slow@example.org", "Ada");
		this.database.sql("update registrations set hold_until = now() - interval '1 second' where id = :id")
			.bind("id", held.id())
			.then()
			.block();
		Citizen.guest(this.port).post("/api/registrations/lookup", Map.of("email", "slow@example.org"), null);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> read("select status from registrations where id = :id", held.id()).equals(List.of("expired"))
					&& read("select email from lookups where :id is not null", held.id()).isEmpty());
	}

	private List<String> read(String sql, UUID id) {
		return this.database.sql(sql)
			.bind("id", id)
			.mapValue(String.class)
			.all()
			.collectList()
			.blockOptional()
			.orElseThrow();
	}

	@TestConfiguration
	static class NeverEnding {

		@Bean
		@Primary
		Expired neverEnding(R2dbcExpired expired) {
			return Mockito.mock(Expired.class, (call) -> {
				if (call.getMethod().getName().equals("sessions")) {
					BEGUN.countDown();
					return Mono.never();
				}
				return call.getMethod().invoke(expired, call.getArguments());
			});
		}

	}

}
