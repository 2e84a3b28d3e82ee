package org.einlass.registration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.springframework.kafka.core.KafkaTemplate;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/**
 * An event as the catalog tells it: its golden message with ids of its own, starting in
 * 30 days, open to guests who must confirm.
 */
public final class EventFixture {

	private static final JsonMapper JSON = JsonMapper.builder().build();

	public final UUID id = UuidCreator.getTimeOrderedEpoch();

	public final UUID session = UuidCreator.getTimeOrderedEpoch();

	public final UUID quota = UuidCreator.getTimeOrderedEpoch();

	private final ObjectNode message = golden();

	private EventFixture() {
		this.message.put("id", this.id.toString()).put("slug", "event-" + this.id);
		Instant start = Instant.now().plus(30, ChronoUnit.DAYS).truncatedTo(ChronoUnit.SECONDS);
		session(0).put("id", this.session.toString())
			.put("start", start.toString())
			.put("end", start.plus(2, ChronoUnit.HOURS).toString());
		quota(0).put("id", this.quota.toString());
		signUp().put("onePerPerson", "none").putArray("questions");
	}

	public static EventFixture withPlaces(int places) {
		EventFixture event = new EventFixture();
		event.quota(0).put("places", places);
		return event;
	}

	/** The golden message of the catalog. */
	public static ObjectNode golden() {
		try {
			return (ObjectNode) JSON
				.readTree(Files.readAllBytes(Path.of("../catalog-service/contracts/examples/EventPublished.json")));
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	public ObjectNode message() {
		return this.message;
	}

	public ObjectNode signUp() {
		return (ObjectNode) this.message.get("signUp");
	}

	public ObjectNode session(int index) {
		return (ObjectNode) this.message.get("sessions").get(index);
	}

	/** A quota of the first session. */
	public ObjectNode quota(int index) {
		return (ObjectNode) session(0).get("quotas").get(index);
	}

	/** One more quota in the first session; answers its id. */
	public UUID addQuota(int places) {
		UUID id = UuidCreator.getTimeOrderedEpoch();
		ObjectNode copy = quota(0).deepCopy();
		session(0).withArray("quotas").add(copy.put("id", id.toString()).put("places", places));
		return id;
	}

	/** One more session with one quota; answers the quota's id. */
	public UUID addSession(int places) {
		ObjectNode copy = session(0).deepCopy();
		UUID id = UuidCreator.getTimeOrderedEpoch();
		copy.put("id", UuidCreator.getTimeOrderedEpoch().toString());
		((ObjectNode) copy.withArray("quotas").get(0)).put("id", id.toString()).put("places", places);
		this.message.withArray("sessions").add(copy);
		return id;
	}

	public EventFixture nextVersion() {
		this.message.put("version", this.message.get("version").asLong() + 1);
		return this;
	}

	/** Tells the event as the catalog would. */
	public void tell(KafkaTemplate<String, byte[]> kafka, String type) {
		ProducerRecord<String, byte[]> record = new ProducerRecord<>("einlass.catalog.events", this.id.toString(),
				JSON.writeValueAsBytes(this.message));
		record.headers().add("ce_type", type.getBytes(StandardCharsets.UTF_8));
		kafka.send(record).join();
	}

}
