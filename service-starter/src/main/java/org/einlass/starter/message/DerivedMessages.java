package org.einlass.starter.message;

import io.r2dbc.spi.Connection;
import org.reactivestreams.Publisher;

/**
 * Messages that the relay derives from the state of tables instead of being told: asked
 * once in each round, by the one active relay of the service. An implementation marks the
 * rows as told and inserts into {@code outbox} in one statement.
 */
@FunctionalInterface
public interface DerivedMessages {

	/**
	 * Derives what is due, on the relay's own connection, in a transaction of its own.
	 */
	Publisher<?> derive(Connection connection);

}
