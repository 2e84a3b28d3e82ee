package org.einlass.starter.message;

import java.util.Collection;

import com.github.f4b6a3.uuid.UuidCreator;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.NoTransactionException;
import org.springframework.transaction.reactive.TransactionSynchronization;
import org.springframework.transaction.reactive.TransactionSynchronizationManager;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Stores messages in the table {@code outbox} and wakes the relay after commit. */
class R2dbcOutbox implements Outbox {

	private static final String INSERT = """
			insert into outbox (message_id, topic, message_key, type, body)
			select * from unnest(:ids::uuid[], :topics::text[], :keys::text[], :types::text[], :bodies::text[])
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	private final Relay relay;

	R2dbcOutbox(DatabaseClient database, JsonMapper json, Relay relay) {
		this.database = database;
		this.json = json;
		this.relay = relay;
	}

	@Override
	public Mono<Void> add(Collection<Message> messages) {
		if (messages.isEmpty()) {
			return Mono.empty();
		}
		return wakeRelayAfterCommit().then(Mono.defer(() -> insert(messages)));
	}

	private Mono<Void> insert(Collection<Message> messages) {
		return this.database.sql(INSERT)
			.bind("ids", column(messages, (message) -> UuidCreator.getTimeOrderedEpoch().toString()))
			.bind("topics", column(messages, Message::topic))
			.bind("keys", column(messages, Message::key))
			.bind("types", column(messages, Message::type))
			.bind("bodies", column(messages, (message) -> this.json.writeValueAsString(message.body())))
			.then();
	}

	private Mono<Void> wakeRelayAfterCommit() {
		return TransactionSynchronizationManager.forCurrentTransaction()
			.onErrorMap(NoTransactionException.class,
					(error) -> new IllegalStateException("A message is only added inside a transaction", error))
			.doOnNext((transaction) -> transaction.registerSynchronization(new TransactionSynchronization() {
				@Override
				public Mono<Void> afterCommit() {
					return Mono.fromRunnable(R2dbcOutbox.this.relay::wake);
				}
			}))
			.then();
	}

	private static String[] column(Collection<Message> messages, java.util.function.Function<Message, String> value) {
		return messages.stream().map(value).toArray(String[]::new);
	}

}
