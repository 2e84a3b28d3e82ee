package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads messages of other services. A consumer declares only the fields that it reads;
 * all others are ignored.
 */
public class MessageReader {

	private static final Duration EFFECT_TIMEOUT = Duration.ofSeconds(30);

	private final JsonMapper json;

	public MessageReader(JsonMapper json) {
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	/** The past-tense name of what happened. */
	public String type(ConsumerRecord<String, byte[]> record) {
		Header header = record.headers().lastHeader("ce_type");
		if (header == null) {
			throw new UnreadableMessage("without ce_type");
		}
		return new String(header.value(), StandardCharsets.UTF_8);
	}

	/** The state that the message carries. */
	public <T> T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
		byte @Nullable [] value = record.value();
		if (value == null) {
			throw new UnreadableMessage("without a value");
		}
		try {
			return this.json.readValue(value, type);
		}
		catch (JacksonException malformed) {
			throw new UnreadableMessage("not the JSON of a " + type.getSimpleName(), malformed);
		}
	}

	/**
	 * Runs the effect of a message on the listener's thread and waits for it, so that
	 * order, acknowledgement after commit and retry keep working.
	 */
	public void await(Mono<?> effect) {
		effect.block(EFFECT_TIMEOUT);
	}

	/**
	 * Runs the effect of many messages at once. The first that cannot be read ends them:
	 * those before it take effect, it becomes a dead letter, those after it come again.
	 */
	public <T> void inOneGo(List<ConsumerRecord<String, byte[]>> records,
			Function<ConsumerRecord<String, byte[]>, T> read, Function<List<T>, Mono<?>> effect) {
		List<T> messages = new ArrayList<>();
		UnreadableMessage unreadable = null;
		for (ConsumerRecord<String, byte[]> record : records) {
			try {
				messages.add(read.apply(record));
			}
			catch (UnreadableMessage error) {
				unreadable = error;
				break;
			}
		}
		if (!messages.isEmpty()) {
			await(effect.apply(messages));
		}
		if (unreadable != null) {
			throw new BatchListenerFailedException("A message cannot be read", unreadable, messages.size());
		}
	}

}
