package org.einlass.registration;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

import org.awaitility.Awaitility;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * In the middle of a rush the service is killed, its database drops every connection or
 * is restarted, or Kafka is away. Everybody repeats what was not answered, with the same
 * key.
 */
class RushSurvivesFaultsIT {

	private static final int PEOPLE = 16;

	private static final int SIGN_UPS = 800;

	private static final JsonMapper JSON = JsonMapper.builder().build();

	/** What the relay says when the Kafka client has given up, after half a minute. */
	private static final String GIVEN_UP = "relay failed and begins anew";

	private static final TestDatabase SERVER = TestDatabase.onServerOfItsOwn();

	private static final TestBroker KAFKA = TestBroker.start();

	private final TestDatabase database = SERVER.another();

	/**
	 * Room for all twice: who gets two places is one too many, and nobody is sold out.
	 */
	private final EventFixture event = EventFixture.withPlaces(2 * SIGN_UPS);

	private final HttpClient http = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();

	private final Map<UUID, Set<UUID>> granted = new ConcurrentHashMap<>();

	private final Map<Integer, AtomicInteger> answers = new ConcurrentHashMap<>();

	private final AtomicInteger asked = new AtomicInteger();

	@TempDir
	Path folder;

	private ServiceProcess service;

	@BeforeEach
	void start() throws Exception {
		this.service = new ServiceProcess(this.database, KAFKA, this.folder.resolve("service.log"));
		this.service.start();
		publish();
	}

	@AfterEach
	void stop() throws InterruptedException {
		this.service.kill();
	}

	@Test
	void aServiceThatIsKilledLosesNobodyAndLeaksNoPlace() throws Exception {
		try (ExecutorService people = rush()) {
			awaitGranted(SIGN_UPS / 4);
			this.service.kill();
			this.service.start();
			awaitEverybody(people);
		}
		assertThatAllIsWell();
	}

	@Test
	void aDatabaseThatDropsEveryConnectionMakesUsBusyAndNothingElse() throws Exception {
		try (ExecutorService people = rush()) {
			for (int times = 1; times <= 3; times++) {
				awaitGranted(SIGN_UPS * times / 4);
				this.database.dropConnections();
			}
			awaitEverybody(people);
		}
		assertThatAllIsWell();
		assertThat(this.answers.keySet()).as("answered: %s", this.answers).isSubsetOf(201, 503);
	}

	@Test
	void aDatabaseThatIsRestartedMakesUsBusyUntilItIsThereAgain() throws Exception {
		try (ExecutorService people = rush()) {
			awaitGranted(SIGN_UPS / 4);
			this.database.restartServer();
			awaitEverybody(people);
		}
		assertThatAllIsWell();
		assertThat(this.answers.keySet()).as("answered: %s", this.answers).isSubsetOf(201, 503);
	}

	/** For a minute: the Kafka client gives up twice. */
	@Test
	void whileKafkaIsAwaySignUpsGoOnAndTheirMessagesFollow() throws Exception {
		try (ExecutorService people = rush()) {
			awaitGranted(SIGN_UPS / 4);
			KAFKA.goAway();
			awaitEverybody(people);
		}
		assertThatAllIsWell();
		Awaitility.await()
			.atMost(Duration.ofMinutes(2))
			.until(() -> Files.readString(this.folder.resolve("service.log")).split(GIVEN_UP).length > 2);
		assertThat(this.database.number("select count(*) from outbox")).isPositive();
		signUpOnce(SIGN_UPS + 1);
		KAFKA.comeBack();
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.untilAsserted(() -> assertThat(this.database.number("select count(*) from outbox")).isZero());
		assertThat(KAFKA.keys("einlass.registration.registrations"))
			.containsAll(this.granted.values().stream().map((ids) -> ids.iterator().next().toString()).toList());
	}

	private void assertThatAllIsWell() {
		assertThat(this.granted).hasSize(SIGN_UPS).allSatisfy((key, ids) -> assertThat(ids).hasSize(1));
		String ids = String.join("','",
				this.granted.values().stream().map((one) -> one.iterator().next().toString()).toList());
		assertThat(this.database.number("select count(*) from registrations where id in ('" + ids + "')"))
			.isEqualTo(SIGN_UPS);
		assertThat(this.database.number("select count(*) from registrations")).isEqualTo(SIGN_UPS);
		assertThat(this.database.number("select count(*) from places where state = 'held'")).isEqualTo(SIGN_UPS);
		assertThat(this.database.number("select sum(taken) from quotas")).isEqualTo(SIGN_UPS);
	}

	private ExecutorService rush() {
		ExecutorService people = Executors.newFixedThreadPool(PEOPLE);
		for (int i = 0; i < PEOPLE; i++) {
			people.submit(this::signUpOneAfterTheOther);
		}
		people.shutdown();
		return people;
	}

	private void signUpOneAfterTheOther() {
		for (int one = this.asked.incrementAndGet(); one <= SIGN_UPS; one = this.asked.incrementAndGet()) {
			signUpOnce(one);
		}
	}

	private void signUpOnce(int one) {
		UUID key = UUID.randomUUID();
		String body = JSON.writeValueAsString(Citizen.request(this.event, "guest" + one + "@example.org", "Gast"));
		boolean hangsUp = one % 10 == 0;
		while (!answered(key, body, hangsUp ? Duration.ofMillis(5) : Duration.ofSeconds(5))) {
			hangsUp = false;
		}
	}

	/** Whether there was an answer within the patience, and it was a registration. */
	private boolean answered(UUID key, String body, Duration patience) {
		HttpRequest request = HttpRequest.newBuilder(URI.create(this.service.url("/api/registrations")))
			.timeout(patience)
			.header("Content-Type", "application/json")
			.header("Idempotency-Key", key.toString())
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		try {
			HttpResponse<String> answer = this.http.send(request, HttpResponse.BodyHandlers.ofString());
			this.answers.computeIfAbsent(answer.statusCode(), (status) -> new AtomicInteger()).incrementAndGet();
			if (answer.statusCode() != 201) {
				return false;
			}
			JsonNode registration = JSON.readTree(answer.body());
			this.granted.computeIfAbsent(key, (one) -> ConcurrentHashMap.newKeySet())
				.add(UUID.fromString(registration.path("id").asString()));
			return true;
		}
		catch (java.io.IOException notAnswered) {
			return false;
		}
		catch (InterruptedException stopped) {
			throw new IllegalStateException(stopped);
		}
	}

	private void awaitGranted(int most) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(60))
			.pollInterval(Duration.ofMillis(5))
			.until(() -> this.granted.size() >= most);
	}

	private static void awaitEverybody(ExecutorService people) throws InterruptedException {
		boolean ended = people.awaitTermination(60, TimeUnit.SECONDS);
		people.shutdownNow();
		assertThat(ended).as("everybody was answered in the end").isTrue();
	}

	private void publish() {
		Map<String, Object> settings = Map.of("bootstrap.servers", KAFKA.servers(), "key.serializer",
				"org.apache.kafka.common.serialization.StringSerializer", "value.serializer",
				"org.apache.kafka.common.serialization.ByteArraySerializer");
		KafkaTemplate<String, byte[]> kafka = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(settings));
		new Citizen(WebTestClient.bindToServer().baseUrl(this.service.url("")).build(), null).hears(this.event, kafka,
				"EventPublished");
		kafka.destroy();
	}

}
