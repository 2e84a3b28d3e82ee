package org.einlass.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import java.util.function.Supplier;
import java.util.stream.Collectors;

import org.einlass.registration.Citizen.Answer;
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
		event.signUp().put("requireConfirmation", false);
		citizen(0).hears(event, INSTANCES.getFirst().getBean(KafkaTemplate.class), "EventPublished");
		Map<String, Long> words = rush(event);
		assertThat(words).containsOnly(Map.entry("confirmed", (long) PLACES),
				Map.entry("sold-out", (long) PEOPLE - PLACES));
		assertThat(count("select count(*) from registrations where event = :event and status = 'confirmed'", event))
			.isEqualTo(PLACES);
		assertThat(
				count("select count(*) from places where quota in (select id from quotas where event = :event)", event))
			.isEqualTo(PLACES);
		assertThat(count("select taken from quotas where event = :event", event)).isEqualTo(PLACES);
	}

	/** Whichever instance they ask. */
	@Test
	@SuppressWarnings("unchecked")
	void guestsWhoHaveNotConfirmedHoldExactlyHalfOfThePlaces() throws InterruptedException, ExecutionException {
		EventFixture event = EventFixture.withPlaces(PLACES);
		citizen(0).hears(event, INSTANCES.getFirst().getBean(KafkaTemplate.class), "EventPublished");
		assertThat(rush(event)).containsOnly(Map.entry("held", PLACES / 2L),
				Map.entry("waitlisted", PEOPLE - PLACES / 2L));
		assertThat(count("select taken from quotas where event = :event", event)).isEqualTo(PLACES / 2);
		assertThat(count("select held from quotas where event = :event", event)).isEqualTo(PLACES / 2);
		assertThat(count("select waiting from quotas where event = :event", event)).isZero();
	}

	/** Half of them leave at one instance while others join the line at the other. */
	@Test
	@SuppressWarnings("unchecked")
	void whoeverLeavesMakesRoomForTheFirstInLineWhereverTheyAsk() throws InterruptedException, ExecutionException {
		EventFixture event = EventFixture.withPlaces(PLACES);
		event.signUp().put("requireConfirmation", false).put("promotion", "confirm");
		citizen(0).hears(event, INSTANCES.getFirst().getBean(KafkaTemplate.class), "EventPublished");
		List<Answer> holders = together(PLACES, (person) -> waitingSignUp(event, person));
		assertThat(holders).allSatisfy((one) -> assertThat(one.word()).isEqualTo("confirmed"));
		List<Answer> others = together(PEOPLE, (person) -> (person % 4 == 0) ? cancel(person, holders.get(person / 4))
				: waitingSignUp(event, person + PLACES));
		assertThat(others).extracting(Answer::word).isSubsetOf("cancelled", "confirmed", "waitlisted");
		assertThat(count("select taken from quotas where event = :event", event)).isEqualTo(PLACES);
		assertThat(count("select waiting from quotas where event = :event", event)).isEqualTo(PEOPLE - 2 * PLACES);
		assertThat(count("select count(*) from registrations where event = :event and status = 'confirmed'", event))
			.isEqualTo(PLACES);
		assertThat(count("""
				select count(*) from registrations given join registrations waits on waits.event = given.event
				where given.event = :event and given.status = 'confirmed' and waits.status = 'waitlisted'
				and (waits.created_at, waits.id) < (given.created_at, given.id)
				""", event)).as("places given past somebody who waits longer").isZero();
	}

	private static Answer waitingSignUp(EventFixture event, int person) {
		Map<String, Object> request = Citizen.request(event, "person" + person + "@example.org", "Person " + person);
		request.put("joinWaitingList", true);
		return again(() -> citizen(person).signUp(request, null));
	}

	/** At the other instance than the one that gave the place. */
	private static Answer cancel(int person, Answer holder) {
		return again(() -> citizen(person / 4 + 1).post(holder.path() + "/cancel", Map.of(), holder.key()));
	}

	private static Answer again(Supplier<Answer> ask) {
		Answer answer = ask.get();
		for (int tries = 0; tries < 50 && answer.word().equals("busy"); tries++) {
			answer = ask.get();
		}
		return answer;
	}

	private static <T> List<T> together(int count, IntFunction<T> act) throws InterruptedException, ExecutionException {
		try (ExecutorService people = Executors.newFixedThreadPool(count)) {
			List<Future<T>> futures = new ArrayList<>();
			for (int i = 0; i < count; i++) {
				int person = i;
				futures.add(people.submit(() -> act.apply(person)));
			}
			List<T> results = new ArrayList<>();
			for (Future<T> one : futures) {
				results.add(one.get());
			}
			return results;
		}
	}

	/** How many people were told which word; those told "busy" try again. */
	private static Map<String, Long> rush(EventFixture event) throws InterruptedException, ExecutionException {
		return together(PEOPLE, (person) -> signUp(event, person)).stream()
			.collect(Collectors.groupingBy((word) -> word, Collectors.counting()));
	}

	private static String signUp(EventFixture event, int person) {
		return again(() -> citizen(person).signUp(event, "person" + person + "@example.org", "Person " + person))
			.word();
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
