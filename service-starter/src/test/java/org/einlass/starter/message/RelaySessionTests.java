package org.einlass.starter.message;

import java.util.List;

import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import org.einlass.starter.failure.OnceAMinute;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;
import org.mockito.Mockito;
import org.springframework.kafka.core.KafkaAdmin;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

class RelaySessionTests {

	private final Connection connection = Mockito.mock();

	@Test
	void aConnectionThatTakesNoSettingsIsClosed() {
		Statement settings = Mockito.mock();
		BDDMockito.willReturn(Flux.error(new IllegalStateException("shutting down"))).given(settings).execute();
		BDDMockito.given(this.connection.createStatement(BDDMockito.anyString())).willReturn(settings);
		BDDMockito.given(this.connection.close()).willReturn(Mono.empty());
		assertThatIllegalStateException().isThrownBy(this::open).withMessage("shutting down");
		Mockito.verify(this.connection).close();
	}

	private void open() {
		ConnectionFactory database = Mockito.mock();
		BDDMockito.willReturn(Mono.just(this.connection)).given(database).create();
		KafkaAdmin topics = Mockito.mock();
		new RelaySession.Factory(database, topics, () -> Mockito.mock(), List.of(), new HeldTopics(System::nanoTime),
				new OnceAMinute())
			.open()
			.close();
	}

}
