package org.einlass.notification.reminder;

import java.time.Clock;
import java.util.List;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.ConnectionFactoryMetadata;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.r2dbc.core.binding.BindMarkersFactory;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThatCode;

class ForgetTests {

	@Test
	void theDatabaseIsNotAskedToForgetNobody() {
		DatabaseClient away = DatabaseClient.builder()
			.connectionFactory(new Away())
			.bindMarkers(BindMarkersFactory.indexed("$", 1))
			.build();
		Reminders reminders = new R2dbcReminders(away, JsonMapper.shared(), Clock.systemUTC());
		assertThatCode(() -> reminders.forget(List.of()).block()).doesNotThrowAnyException();
	}

	private static final class Away implements ConnectionFactory {

		@Override
		public Publisher<? extends Connection> create() {
			return Mono.error(new IllegalStateException("The database is away"));
		}

		@Override
		public ConnectionFactoryMetadata getMetadata() {
			return () -> "away";
		}

	}

}
