package org.einlass.starter.database;

import java.time.Duration;

import io.r2dbc.postgresql.PostgresqlConnectionFactoryProvider;
import io.r2dbc.spi.ConnectionFactory;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.ConnectionFactoryOptionsBuilderCustomizer;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcAutoConfiguration;
import org.springframework.boot.r2dbc.autoconfigure.R2dbcTransactionManagerAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;

/** How services speak to PostgreSQL. */
@AutoConfiguration(after = R2dbcAutoConfiguration.class, before = R2dbcTransactionManagerAutoConfiguration.class)
class DatabaseConfiguration {

	@Bean
	R2dbcTransactionManager connectionFactoryTransactionManager(ConnectionFactory connections) {
		return new R2dbcTransactions(connections);
	}

	/** For the connections of the pool and for the relay's own. */
	@Bean
	ConnectionFactoryOptionsBuilderCustomizer watchedConnections(
			@Value("${einlass.database.longest-silence}") Duration longest) {
		WatchedLoops loops = new WatchedLoops(longest);
		return (options) -> options.option(PostgresqlConnectionFactoryProvider.LOOP_RESOURCES, loops);
	}

}
