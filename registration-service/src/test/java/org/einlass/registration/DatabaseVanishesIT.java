package org.einlass.registration;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen.Answer;
import org.einlass.starter.test.TestBroker;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The network between the service and its database fails without a word, or in the worst
 * moment.
 */
class DatabaseVanishesIT {

	/** The silence that is borne, and a bit. */
	private static final Duration BOUND = Duration.ofSeconds(30);

	private static final TestBroker KAFKA = TestBroker.start();

	private final TestDatabase database = TestDatabase.create();

	private final EventFixture event = EventFixture.withPlaces(100);

	@TempDir
	Path folder;

	private FaultyProxy proxy;

	private ServiceProcess service;

	private WebTestClient client;

	@BeforeEach
	void start() throws Exception {
		this.proxy = new FaultyProxy(this.database.port());
		this.service = new ServiceProcess(new TestDatabase(this.database.name(), this.proxy.port()), KAFKA,
				this.folder.resolve("service.log"));
		this.service.start();
		this.client = WebTestClient.bindToServer()
			.baseUrl(this.service.url(""))
			.responseTimeout(Duration.ofSeconds(60))
			.build();
		publish();
	}

	@AfterEach
	void stop() throws Exception {
		this.service.kill();
		this.proxy.close();
	}

	/** As after a failover: those that are open lead nowhere, new ones go through. */
	@Test
	void whenAllConnectionsFallSilentSignUpsGoOnSoon() {
		assertThat(signUp(UUID.randomUUID()).status()).isEqualTo(201);
		this.proxy.swallow();
		Awaitility.await().atMost(BOUND).until(() -> signUp(UUID.randomUUID()).status() == 201);
	}

	/** In the middle of transactions, which hold their locks at the database. */
	@Test
	void whenConnectionsInUseFallSilentSignUpsGoOnSoon() throws Exception {
		AtomicBoolean rushed = new AtomicBoolean();
		Thread rush = Thread.ofVirtual().start(() -> {
			while (!rushed.get()) {
				signUp(UUID.randomUUID());
			}
		});
		Awaitility.await().until(() -> this.database.number("select count(*) from registrations") > 20);
		this.proxy.swallow();
		Awaitility.await().atMost(BOUND).until(() -> signUp(UUID.randomUUID()).status() == 201);
		rushed.set(true);
		rush.join();
	}

	@Test
	void whoseCommitIsNotAnsweredIsToldThatItIsUnknownAndTheSameKeyTellsWhatBecameOfIt() {
		UUID key = UUID.randomUUID();
		this.proxy.cutAfterCommit(1);
		Answer unknown = signUp(key);
		assertThat(this.proxy.hasCut()).isTrue();
		assertThat(unknown.status() + " " + unknown.word()).isEqualTo("503 unknown-outcome");
		Awaitility.await().atMost(BOUND).until(() -> signUp(key).status() == 201);
		assertThat(this.database.number("select count(*) from registrations")).isEqualTo(1);
	}

	private Answer signUp(UUID key) {
		Map<String, Object> request = Citizen.request(this.event, key + "@example.org", "Gast");
		return new Citizen(this.client, null).signUp(request, key);
	}

	private void publish() {
		Map<String, Object> settings = Map.of("bootstrap.servers", KAFKA.servers(), "key.serializer",
				"org.apache.kafka.common.serialization.StringSerializer", "value.serializer",
				"org.apache.kafka.common.serialization.ByteArraySerializer");
		KafkaTemplate<String, byte[]> kafka = new KafkaTemplate<>(new DefaultKafkaProducerFactory<>(settings));
		new Citizen(this.client, null).hears(this.event, kafka, "EventPublished");
		kafka.destroy();
	}

}
