package org.einlass.registration.programme;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.ConsumerFactory;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.kafka.support.KafkaHeaders;
import org.springframework.kafka.test.utils.KafkaTestUtils;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** An event that we could store but never read again becomes a dead letter. */
@WholeService
class UnreadableEventIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	ConsumerFactory<String, byte[]> consumers;

	@Autowired
	DatabaseClient database;

	@Value("${spring.kafka.consumer.group-id}")
	String group;

	@LocalServerPort
	int port;

	@Test
	void whatSaysNothingToUsOrBreaksARuleGoesToTheDeadLettersAndTheNextEventIsKept() {
		List<UUID> unreadable = List.of(told((event) -> event.signUp().put("promotion", "lottery")),
				told((event) -> event.signUp().remove("kind")), told((event) -> event.message().remove("signUp")),
				told((event) -> event.session(0).put("zone", "Mars/Olympus")),
				told((event) -> event.quota(0).putObject("audience").put("level", "friends")),
				told((event) -> event.message().remove("sessions")), told((event) -> event.message().putNull("title")),
				told((event) -> event.message().withObject("title").putNull("de")),
				told((event) -> event.quota(0).withObject("name").putNull("de")),
				told((event) -> event.message().withArray("sessions").addNull()),
				told((event) -> event.session(0).remove("start")), told((event) -> event.quota(0).remove("kind")),
				told((event) -> event.message().put("status", "dreamt-of")),
				told((event) -> event.quota(0).put("places", -1)),
				told((event) -> event.message().put("slug", "a\u0000b")),
				told((event) -> event.message().put("visibility", "secret")),
				told((event) -> event.message().remove("visibility")),
				told((event) -> event.message().withArray("sessions").add(event.session(0).deepCopy())),
				told((event) -> event.session(0).withArray("quotas").add(event.quota(0).deepCopy())),
				told((event) -> event.message().put("slug", random(6_000))),
				told((event) -> event.session(0).put("end", "+999999999-12-31T23:59:59Z")));
		Citizen.guest(this.port).hears(EventFixture.withPlaces(5), this.kafka, "EventPublished");
		Map<String, String> reasons = letters(unreadable.stream().map(UUID::toString).toList());
		assertThat(reasons.get(unreadable.getFirst().toString())).contains("cannot read");
		assertThat(reasons.get(unreadable.get(5).toString())).contains("must say");
		assertThat(reasons.get(unreadable.getLast().toString())).contains("rule of the database");
	}

	@Test
	void anEventStaysWithItsOrganisationAndItsSessionsWithIt() {
		EventFixture event = EventFixture.withPlaces(5);
		Citizen.guest(this.port).hears(event, this.kafka, "EventPublished");
		EventFixture thief = EventFixture.withPlaces(3);
		thief.session(0).put("id", event.session.toString());
		thief.tell(this.kafka, "EventPublished");
		EventFixture quotas = EventFixture.withPlaces(3);
		quotas.quota(0).put("id", event.quota.toString());
		quotas.tell(this.kafka, "EventPublished");
		event.nextVersion().message().put("organisation", "another");
		event.tell(this.kafka, "EventChanged");
		List<String> keys = List.of(event.id.toString(), thief.id.toString(), quotas.id.toString());
		Map<String, String> reasons = letters(keys);
		assertThat(reasons.values()).allSatisfy((reason) -> assertThat(reason).contains("another organisation"));
		assertThat(number("select count(*) from events where organisation = 'another'")).isZero();
		assertThat(number("select places from quotas where id = '" + event.quota + "'")).isEqualTo(5);
	}

	@Test
	void aLetterThatIsReplayedTakesEffectAndAnUnknownTypeDoesNot() {
		EventFixture unknown = EventFixture.withPlaces(5);
		unknown.tell(this.kafka, "EventPainted");
		EventFixture event = EventFixture.withPlaces(5);
		ProducerRecord<String, byte[]> letter = new ProducerRecord<>(
				CatalogListener.TOPIC + "." + this.group + ".retry", event.id.toString(),
				event.message().toString().getBytes(StandardCharsets.UTF_8));
		letter.headers().add("ce_type", "EventPublished".getBytes(StandardCharsets.UTF_8));
		this.kafka.send(letter).join();
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.untilAsserted(
					() -> assertThat(number("select count(*) from events where id = '" + event.id + "'")).isOne());
		Citizen.guest(this.port).hears(EventFixture.withPlaces(5), this.kafka, "EventPublished");
		assertThat(number("select count(*) from events where id = '" + unknown.id + "'")).isZero();
	}

	private Map<String, String> letters(List<String> keys) {
		Map<String, String> reasons = new HashMap<>();
		try (var letters = this.consumers.createConsumer("letters-" + UUID.randomUUID(), "")) {
			letters.subscribe(List.of("einlass.catalog.events.dlt"));
			Awaitility.await().atMost(Duration.ofSeconds(30)).untilAsserted(() -> {
				KafkaTestUtils.getRecords(letters, Duration.ofMillis(500))
					.forEach((letter) -> reasons.put(letter.key(), reason(letter)));
				assertThat(reasons.keySet()).containsAll(keys);
			});
		}
		reasons.keySet().retainAll(keys);
		return reasons;
	}

	private long number(String sql) {
		return this.database.sql(sql).mapValue(Long.class).one().blockOptional().orElseThrow();
	}

	/** So that PostgreSQL cannot compress it. */
	private static String random(int length) {
		return new Random(7).ints(length, 'a', 'z' + 1)
			.collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
			.toString();
	}

	private UUID told(Consumer<EventFixture> change) {
		EventFixture event = EventFixture.withPlaces(5);
		change.accept(event);
		event.tell(this.kafka, "EventPublished");
		return event.id;
	}

	private static String reason(ConsumerRecord<String, byte[]> letter) {
		return new String(letter.headers().lastHeader(KafkaHeaders.DLT_EXCEPTION_MESSAGE).value(),
				StandardCharsets.UTF_8);
	}

}
