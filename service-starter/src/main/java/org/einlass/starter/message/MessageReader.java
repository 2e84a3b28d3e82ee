package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;

import io.r2dbc.spi.R2dbcException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.einlass.starter.json.StrictReading;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
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
		this.json = StrictReading.typed(json.rebuild())
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build();
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
			T message = this.json.readValue(value, type);
			present(message);
			return message;
		}
		catch (JacksonException malformed) {
			throw (malformed.getCause() instanceof UnreadableMessage rule) ? rule
					: new UnreadableMessage("not the JSON of a " + type.getSimpleName(), malformed);
		}
	}

	/**
	 * What a record of a message asks for in its constructor: members without which it
	 * says nothing, lists without gaps.
	 * @throws UnreadableMessage if one is missing
	 */
	public static void present(@Nullable Object... members) {
		for (Object member : members) {
			boolean gap = member instanceof Collection<?> entries && entries.stream().anyMatch(Objects::isNull);
			if (member == null || gap) {
				throw new UnreadableMessage("without something that it must say");
			}
		}
	}

	/**
	 * Runs the effect of a message on the listener's thread and waits for it, so that
	 * order, acknowledgement after commit and retry keep working.
	 * @throws UnreadableMessage if the message breaks a rule of the database
	 */
	public void await(Mono<?> effect) {
		try {
			effect.block(EFFECT_TIMEOUT);
		}
		catch (DataAccessException failure) {
			throw breaksRule(failure) ? new UnreadableMessage("against a rule of the database", failure) : failure;
		}
	}

	/**
	 * Whether PostgreSQL will say the same each time: a value that no column holds (class
	 * 22) or a constraint (23). All else may pass.
	 */
	private static boolean breaksRule(DataAccessException failure) {
		String state = (failure.getMostSpecificCause() instanceof R2dbcException refused) ? refused.getSqlState()
				: null;
		return state != null && (state.startsWith("22") || state.startsWith("23"));
	}

	/**
	 * Runs the effect of many messages at once. The first that cannot be read or breaks a
	 * rule ends them: those before it take effect, it becomes a dead letter, those after
	 * it come again.
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
			takeEffect(messages, effect);
		}
		if (unreadable != null) {
			throw failed(unreadable, messages.size());
		}
	}

	private <T> void takeEffect(List<T> messages, Function<List<T>, Mono<?>> effect) {
		try {
			await(effect.apply(messages));
		}
		catch (UnreadableMessage oneOfThem) {
			for (int i = 0; i < messages.size(); i++) {
				alone(messages, i, effect);
			}
		}
	}

	private <T> void alone(List<T> messages, int index, Function<List<T>, Mono<?>> effect) {
		try {
			await(effect.apply(List.of(messages.get(index))));
		}
		catch (UnreadableMessage broken) {
			throw failed(broken, index);
		}
	}

	/** With the reason as its own text, since that is what a dead letter shows. */
	private static BatchListenerFailedException failed(UnreadableMessage message, int index) {
		return new BatchListenerFailedException(String.valueOf(message.getMessage()), message, index);
	}

}
