package org.einlass.starter.sample;

import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.einlass.starter.message.MessageKind;
import org.einlass.starter.message.MessageReader;
import org.einlass.starter.message.UnreadableMessage;
import org.springframework.kafka.annotation.KafkaListener;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** Keeps each number, and counts how often it was tried. */
@Component
public class NumberListener {

	private static final MessageKind<Chosen> NUMBERS = MessageKind.of(Chosen.class, "NumberChosen");

	private static final String EFFECT = """
			insert into effects (key, version) values (:key, :version)
			on conflict (key) do update set version = excluded.version
			where excluded.version > effects.version
			""";

	private final MessageReader messages;

	private final DatabaseClient database;

	/** What happens on reading a number. */
	public final Map<Integer, Runnable> troubles = new ConcurrentHashMap<>();

	private final Map<String, Integer> tries = new ConcurrentHashMap<>();

	NumberListener(MessageReader messages, DatabaseClient database) {
		this.messages = messages;
		this.database = database;
	}

	@KafkaListener(id = "numbers", idIsGroup = false,
			topics = { SampleApplication.TOPIC, SampleApplication.TOPIC + ".${spring.kafka.consumer.group-id}.retry" })
	void onNumber(ConsumerRecord<String, byte[]> record) {
		this.messages.one(record, NUMBERS, (chosen) -> effect(read(record, chosen)));
	}

	@KafkaListener(id = "at-once", idIsGroup = false, batch = "true", topics = { SampleApplication.TOPIC_AT_ONCE,
			SampleApplication.TOPIC_AT_ONCE + ".${spring.kafka.consumer.group-id}.retry" })
	void onNumbers(List<ConsumerRecord<String, byte[]>> records) {
		this.messages.many(records, NUMBERS, this::read,
				(all) -> Flux.fromIterable(all).concatMap(this::effect).then());
	}

	/** How often the message with this key came. */
	public int tries(String key) {
		return this.tries.getOrDefault(key, 0);
	}

	private Chosen read(ConsumerRecord<String, byte[]> record, Chosen chosen) {
		this.tries.merge(record.key(), 1, Integer::sum);
		Runnable trouble = this.troubles.get(chosen.number());
		if (trouble != null) {
			trouble.run();
		}
		if (chosen.number() < 0) {
			throw new UnreadableMessage("a number below zero");
		}
		return chosen.of(record.key());
	}

	private Mono<Long> effect(Chosen chosen) {
		return this.database.sql(EFFECT)
			.bind("key", chosen.key())
			.bind("version", chosen.version())
			.fetch()
			.rowsUpdated();
	}

	record Chosen(String key, long version, int number) {

		Chosen of(String key) {
			return new Chosen(key, this.version, this.number);
		}

	}

}
