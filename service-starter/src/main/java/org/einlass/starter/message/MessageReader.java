package org.einlass.starter.message;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;

import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;
import org.einlass.starter.failure.Outage;
import org.einlass.starter.json.StrictReading;
import org.jspecify.annotations.Nullable;
import org.springframework.kafka.listener.BatchListenerFailedException;
import reactor.core.publisher.Mono;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads messages of other services, on the listener's thread, so that order,
 * acknowledgement after commit and retry keep working. A consumer declares only the
 * fields that it reads; all others are ignored. Tombstones and types that it does not
 * know are skipped and counted. What fails is sorted once, here: {@link Postponed} is
 * tried again without end, all else becomes a dead letter.
 */
public class MessageReader {

	private static final Duration EFFECT_TIMEOUT = Duration.ofSeconds(30);

	private final JsonMapper json;

	private final ConsumerMeters meters;

	private final EqualFailures failures;

	MessageReader(JsonMapper json, ConsumerMeters meters, EqualFailures failures) {
		this.json = StrictReading.typed(json.rebuild())
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build();
		this.meters = meters;
		this.failures = failures;
	}

	/** Reads one message and waits for its effect. */
	public <M> void one(ConsumerRecord<String, byte[]> record, MessageKind<M> kind, Function<M, Mono<?>> effect) {
		sorted(() -> {
			if (meantForUs(record, kind)) {
				effect.apply(read(record, kind.state())).block(EFFECT_TIMEOUT);
				this.failures.endedBy(record);
			}
		});
	}

	/**
	 * Reads many messages, and waits until they took effect at once. The first that fails
	 * ends them: those before it take effect, those after it come again.
	 * @param news what a message says, together with its record
	 */
	public <M, T> void many(List<ConsumerRecord<String, byte[]>> records, MessageKind<M> kind,
			BiFunction<ConsumerRecord<String, byte[]>, M, T> news, Function<List<T>, Mono<?>> effect) {
		List<Read<T>> read = new ArrayList<>();
		BatchListenerFailedException failed = null;
		for (ConsumerRecord<String, byte[]> record : records) {
			try {
				sorted(() -> {
					if (meantForUs(record, kind)) {
						read.add(new Read<>(record, news.apply(record, read(record, kind.state()))));
					}
				});
			}
			catch (RuntimeException failure) {
				failed = failed(failure, record);
				break;
			}
		}
		if (!read.isEmpty()) {
			takeEffect(read, effect);
		}
		if (failed != null) {
			throw failed;
		}
	}

	private <T> void takeEffect(List<Read<T>> messages, Function<List<T>, Mono<?>> effect) {
		try {
			sorted(() -> effect.apply(messages.stream().map(Read::news).toList()).block(EFFECT_TIMEOUT));
			messages.forEach((message) -> this.failures.endedBy(message.record()));
		}
		catch (Postponed all) {
			throw failed(all, messages.getFirst().record());
		}
		catch (RuntimeException oneOfThem) {
			messages.forEach((message) -> alone(message, effect));
		}
	}

	private <T> void alone(Read<T> message, Function<List<T>, Mono<?>> effect) {
		try {
			sorted(() -> effect.apply(List.of(message.news())).block(EFFECT_TIMEOUT));
			this.failures.endedBy(message.record());
		}
		catch (RuntimeException failure) {
			throw failed(failure, message.record());
		}
	}

	/**
	 * With the reason as its own text, since that is what a dead letter shows. It always
	 * names the record: without, Spring takes the whole batch for wrong.
	 */
	private static BatchListenerFailedException failed(RuntimeException failure, ConsumerRecord<?, ?> record) {
		return new BatchListenerFailedException(String.valueOf(failure.getMessage()), failure, record);
	}

	private boolean meantForUs(ConsumerRecord<String, byte[]> record, MessageKind<?> kind) {
		byte @Nullable [] value = record.value();
		if (value == null) {
			this.meters.skipped(record, "tombstone");
			return false;
		}
		boolean known = kind.types().contains(type(record));
		if (!known) {
			this.meters.skipped(record, "unknown-type");
		}
		return known;
	}

	/** The past-tense name of what happened. */
	private static String type(ConsumerRecord<String, byte[]> record) {
		Header header = record.headers().lastHeader("ce_type");
		if (header == null || header.value() == null) {
			throw new UnreadableMessage("without ce_type");
		}
		return new String(header.value(), StandardCharsets.UTF_8);
	}

	/** The state that the message carries. */
	private <T> T read(ConsumerRecord<String, byte[]> record, Class<T> type) {
		try {
			T message = this.json.readValue(record.value(), type);
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
	 * says nothing, lists and maps without gaps.
	 * @throws UnreadableMessage if one is missing
	 */
	public static void present(@Nullable Object... members) {
		for (Object member : members) {
			if (member == null) {
				throw new UnreadableMessage("without something that it must say");
			}
			withoutGaps(member);
		}
	}

	/**
	 * What a record of a message asks of a list or map that may be missing.
	 * @throws UnreadableMessage if it is there and holds a null
	 */
	public static void withoutGaps(@Nullable Object member) {
		Collection<?> entries = (member instanceof Map<?, ?> map) ? map.values()
				: (member instanceof Collection<?> list) ? list : List.of();
		if (entries.stream().anyMatch(Objects::isNull)) {
			throw new UnreadableMessage("without something that it must say");
		}
	}

	/**
	 * What a record of a message asks for in its constructor: no two parts with one id,
	 * which the database could not keep apart.
	 * @throws UnreadableMessage if one is there twice
	 */
	public static void different(Stream<?> ids) {
		List<?> all = ids.toList();
		if (all.stream().distinct().count() < all.size()) {
			throw new UnreadableMessage("with one id twice");
		}
	}

	/**
	 * Errors too, such as a stack that overflows: else the listener ends. What is wrong
	 * with the whole process still ends it, and {@link ListenerRestart} begins anew.
	 */
	private static void sorted(Runnable work) {
		try {
			work.run();
		}
		catch (UnreadableMessage | Postponed known) {
			throw known;
		}
		catch (RuntimeException | StackOverflowError | LinkageError | AssertionError failure) {
			throw Outage.passes(failure) ? new Postponed(Outage.reason(failure), failure)
					: new Refused(refusal(failure), failure);
		}
	}

	private static String refusal(Throwable failure) {
		String state = Outage.sqlState(failure);
		boolean rule = state != null && (state.startsWith("22") || state.startsWith("23"));
		return (rule ? "against a rule of the database: " : "failed with ") + Outage.reason(failure);
	}

	/** A record, and what it says to the consumer. */
	private record Read<T>(ConsumerRecord<String, byte[]> record, T news) {
	}

}
