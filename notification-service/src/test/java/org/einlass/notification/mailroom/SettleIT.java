package org.einlass.notification.mailroom;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CompletableFuture;

import org.einlass.notification.Bus;
import org.einlass.notification.Instance;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

class SettleIT {

	private final TestDatabase database = Bus.newDatabase();

	/** Whoever locks in the same order can wait for it, but never it for them as well. */
	@Test
	void mailsAreLockedInTheOrderOfTheirRegistrations() throws Exception {
		try (RegistrationStub registration = new RegistrationStub();
				Instance instance = Instance.start(this.database, registration, 1, "einlass.mail.workers=0");
				Connection other = this.database.connect()) {
			List<Mail> claimed = claimed(instance.part(Mails.class));
			other.setAutoCommit(false);
			lock(other, claimed.getFirst());
			CompletableFuture<?> settled = instance.part(Mails.class)
				.settle(claimed.reversed().stream().map((mail) -> Outcome.sent(mail, Instant.now())).toList(),
						Instant.now())
				.toFuture();
			Until.asserted(() -> assertThat(this.database.number(
					"select count(*) from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'"))
				.isEqualTo(1));
			assertThatCode(() -> lock(other, claimed.getLast())).doesNotThrowAnyException();
			other.rollback();
			settled.join();
		}
	}

	private static List<Mail> claimed(Mails mails) {
		TestEvent event = TestEvent.in(Duration.ofDays(1));
		event.published();
		event.confirmed();
		event.confirmed();
		List<Mail> claimed = new ArrayList<>();
		Until.asserted(() -> {
			claimed.addAll(mails.claim(5, Instant.now(), Instant.now().plusSeconds(600)).blockOptional().orElseThrow());
			assertThat(claimed).hasSize(2);
		});
		claimed.sort(Comparator.comparing((mail) -> mail.registration().id().toString()));
		return claimed;
	}

	private static void lock(Connection connection, Mail mail) throws SQLException {
		try (Statement statement = connection.createStatement();
				ResultSet row = statement
					.executeQuery("select id from mails where id = '%s' for update nowait".formatted(mail.id()))) {
			assertThat(row.next()).isTrue();
		}
	}

}
