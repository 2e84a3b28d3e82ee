package org.einlass.starter.message;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.einlass.starter.test.TestBroker;
import org.junit.jupiter.api.Test;
import org.springframework.kafka.core.DefaultKafkaProducerFactory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** An older state never arrives after a newer one: a compacted topic would keep it. */
class FencedRelayIT {

	private static final Map<String, Object> SETTINGS = Map.of("bootstrap.servers", TestBroker.bootstrapServers(),
			"key.serializer", StringSerializer.class, "value.serializer", ByteArraySerializer.class);

	private final String topic = "sample.fenced-" + UUID.randomUUID();

	private final String id = UUID.randomUUID() + ".relay";

	@Test
	void whatAnOldRelayStillHasUnderWayIsRefusedOnceTheNextOneBegins() {
		try (RelayProducer old = open()) {
			assertThat(old.send(rows("1"))).isNull();
			try (RelayProducer next = open()) {
				assertThat(next.send(rows("2"))).isNull();
				assertThatThrownBy(() -> old.send(rows("1 again"))).isInstanceOf(KafkaException.class);
				assertThat(next.send(rows("3"))).isNull();
			}
		}
		assertThat(bodies()).containsExactly("1", "2", "3");
	}

	@Test
	void aRoundThatAnOldRelayBeganDoesNotReachTheTopicAfterwards() throws Exception {
		Map<String, Object> old = new java.util.HashMap<>(SETTINGS);
		old.put("transactional.id", this.id);
		try (KafkaProducer<String, byte[]> first = new KafkaProducer<>(old)) {
			first.initTransactions();
			first.beginTransaction();
			first.send(new ProducerRecord<>(this.topic, "key", "1".getBytes())).get();
			try (RelayProducer next = open()) {
				assertThat(next.send(rows("2"))).isNull();
				assertThatThrownBy(() -> first.send(new ProducerRecord<>(this.topic, "key", "late".getBytes())).get())
					.hasCauseInstanceOf(KafkaException.class);
			}
		}
		assertThat(bodies()).containsExactly("1", "2");
	}

	private RelayProducer open() {
		return RelayProducer.open(new DefaultKafkaProducerFactory<>(SETTINGS), this.id, "/sample");
	}

	private List<OutboxRow> rows(String body) {
		return List.of(new OutboxRow(1, UUID.randomUUID(), this.topic, "key", "NumberChosen", body, Instant.now()));
	}

	private List<String> bodies() {
		List<String> bodies = new ArrayList<>();
		TestBroker.read(TestBroker.bootstrapServers(), this.topic, (record) -> bodies.add(new String(record.value())));
		return bodies;
	}

}
