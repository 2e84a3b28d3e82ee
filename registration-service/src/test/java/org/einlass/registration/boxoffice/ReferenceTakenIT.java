package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import com.github.f4b6a3.uuid.UuidCreator;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.kafka.core.KafkaTemplate;

import static org.assertj.core.api.Assertions.assertThat;

/** A reference that is taken is drawn again, also for one who signs up alone. */
@WholeService
class ReferenceTakenIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@LocalServerPort
	int port;

	@Test
	void whoDrawsAReferenceThatIsTakenGetsAnotherOne() {
		EventFixture event = EventFixture.withPlaces(5);
		Citizen guest = Citizen.guest(this.port).hears(event, this.kafka, "EventPublished");
		Answer first = guest.signUp(event, "first@example.org", "Ada");
		Answer second = guest.signUp(event, "second@example.org", "Ben");
		assertThat(List.of(first.status(), second.status())).containsExactly(201, 201);
		assertThat(first.text("reference")).isEqualTo("SAME-0001");
		assertThat(second.text("reference")).isEqualTo("NEXT-0003");
	}

	@TestConfiguration
	static class DrawsTheSameTwice {

		@Bean
		@Primary
		Ids sameTwice() {
			AtomicInteger drawn = new AtomicInteger();
			return new Ids() {
				@Override
				public UUID next() {
					return UuidCreator.getTimeOrderedEpoch();
				}

				@Override
				public String reference() {
					int number = drawn.incrementAndGet();
					return (number < 3) ? "SAME-0001" : "NEXT-%04d".formatted(number);
				}
			};
		}

	}

}
