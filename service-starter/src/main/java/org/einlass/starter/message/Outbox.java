package org.einlass.starter.message;

import java.util.Collection;
import java.util.List;

import reactor.core.publisher.Mono;

/**
 * Where messages are put in the same transaction as the state that they tell of. The
 * relay sends them after commit.
 */
public interface Outbox {

	/** Adds messages to the running transaction, in this order. */
	Mono<Void> add(Collection<Message> messages);

	/** Adds one message to the running transaction. */
	default Mono<Void> add(Message message) {
		return add(List.of(message));
	}

}
