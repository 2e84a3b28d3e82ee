package org.einlass.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Two instances of the service share a database, and everybody wants the same places. */
class NeverOversellsIT {

	private static final int PLACES = 50;

	private static final int PEOPLE = 200;

	private static final TestDatabase DATABASE = TestDatabase.create();

	private static final List<ConfigurableApplicationContext> INSTANCES = new ArrayList<>();

	@BeforeAll
	static void startTwoInstances() {
		for (int i = 0; i < 2; i++) {
			Map<String, Object> environment = new java.util.HashMap<>(EmbeddedParts.environment(DATABASE));
			INSTANCES.add(
					new SpringApplicationBuilder(RegistrationApplication.class)
						.initializers((context) -> context.getEnvironment()
							.getPropertySources()
							.addFirst(new MapPropertySource("parts", environment)))
						.run());
		}
	}

	@AfterAll
	static void stop() {
		INSTANCES.forEach(ConfigurableApplicationContext::close);
	}

	@Test
	@SuppressWarnings("unchecked")
	void fiftyPlacesAreGivenToExactlyFiftyOfTwoHundred() throws InterruptedException, ExecutionException {
		EventFixture event = EventFixture.withPlaces(PLACES);
		citizen(0).hears(event, INSTANCES.getFirst().getBean(KafkaTemplate.class), "EventPublished");
		Map<String, Long> words = rush(event);
		assertThat(words).containsOnly(Map.entry("held", (long) PLACES), Map.entry("sold-out", (long) PEOPLE - PLACES));
		assertThat(count("select count(*) from registrations where event = :event and status = 'held'", event))
			.isEqualTo(PLACES);
		assertThat(
				count("select count(*) from places where quota in (select id from quotas where event = :event)", event))
			.isEqualTo(PLACES);
		assertThat(count("select taken from quotas where event = :event", event)).isEqualTo(PLACES);
	}

	/** How many people were told which word; those told "busy" try again. */
	private static Map<String, Long> rush(EventFixture event) throws InterruptedException, ExecutionException {
		try (ExecutorService people = Executors.newFixedThreadPool(PEOPLE)) {
			List<Future<String>> told = new ArrayList<>();
			for (int i = 0; i < PEOPLE; i++) {
				int person = i;
				told.add(people.submit(() -> signUp(event, person)));
			}
			List<String> words = new ArrayList<>();
			for (Future<String> one : told) {
				words.add(one.get());
			}
			return words.stream().collect(Collectors.groupingBy((word) -> word, Collectors.counting()));
		}
	}

	private static String signUp(EventFixture event, int person) {
		String word = "busy";
		for (int tries = 0; tries < 50 && word.equals("busy"); tries++) {
			word = citizen(person).signUp(event, "person" + person + "@example.org", "Person " + person).word();
		}
		return word;
	}

	private static Citizen citizen(int person) {
		String port = INSTANCES.get(person % 2).getEnvironment().getRequiredProperty("local.server.port");
		return new Citizen(WebTestClient.bindToServer().baseUrl("http://localhost:" + port).build(), null);
	}

	private static long count(String sql, EventFixture event) {
		Number number = INSTANCES.getFirst()
			.getBean(DatabaseClient.class)
			.sql(sql)
			.bind("event", event.id)
			.mapValue(Number.class)
			.one()
			.block();
		return (number != null) ? number.longValue() : -1;
	}

}
