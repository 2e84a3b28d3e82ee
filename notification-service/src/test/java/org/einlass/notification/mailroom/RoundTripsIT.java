package org.einlass.notification.mailroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Statement;
import org.einlass.notification.Bus;
import org.einlass.notification.Instance;
import org.einlass.notification.RegistrationStub;
import org.einlass.starter.message.Outbox;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** In a rush each poll of messages costs as many round trips as it has statements. */
class RoundTripsIT {

	private static final Instant NOW = Instant.parse("2027-06-17T10:00:00Z");

	private static RegistrationStub registration;

	private static Instance instance;

	private final AtomicInteger statements = new AtomicInteger();

	@BeforeAll
	static void start() {
		registration = new RegistrationStub();
		instance = Instance.start(Bus.newDatabase(), registration, 1, "einlass.mail.workers=0");
	}

	@AfterAll
	static void stop() {
		instance.close();
		registration.close();
	}

	@Test
	void aSignUpIsStoredAndItsMailAskedForAndNothingElse() {
		learn("held", null, null);
		assertThat(this.statements).hasValue(2);
	}

	@Test
	void onlyOfConfirmedPlacesDatesMayTakePlaceAfterAll() {
		learn("confirmed", NOW, null);
		assertThat(this.statements).hasValue(3);
	}

	@Test
	void mailsAreTakenAwayOnlyWhenSomebodyWasErased() {
		learn("cancelled", null, "erased");
		assertThat(this.statements).hasValue(2);
	}

	private void learn(String status, @Nullable Instant confirmedAt, @Nullable String cause) {
		Registration.Asked asked = new Registration.Asked(1, 1, 0, 0, 0, 0, 0);
		Registration told = new Registration(UUID.randomUUID(), 1, UUID.randomUUID(), status, "de", null, null,
				confirmedAt, null, cause, List.of(), List.of(), List.of(), asked);
		Mails mails = new R2dbcMails(counting(), instance.part(Outbox.class), instance.part(JsonMapper.class),
				instance.part(TransactionalOperator.class), instance.part(MailProperties.class));
		assertThat(mails.learn(List.of(new News(told, NOW))).block()).containsExactly(told);
	}

	private DatabaseClient counting() {
		return DatabaseClient.builder()
			.connectionFactory(instance.part(ConnectionFactory.class))
			.executeFunction((Statement statement) -> {
				this.statements.incrementAndGet();
				return statement.execute();
			})
			.build();
	}

}
