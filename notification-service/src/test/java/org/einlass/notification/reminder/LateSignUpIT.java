package org.einlass.notification.reminder;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.einlass.notification.Bus;
import org.einlass.notification.RunningService;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

import static org.assertj.core.api.Assertions.assertThat;

/** Who has just had the ticket is not reminded. */
class LateSignUpIT {

	@RegisterExtension
	static final RunningService SERVICE = new RunningService();

	@Test
	void onlyWhoConfirmedAtLeastADayBeforeTheReminderIsReminded() {
		TestEvent event = TestEvent.in(Duration.ofDays(10))
			.startingAt(Instant.now().plus(Duration.ofDays(10)).truncatedTo(ChronoUnit.SECONDS));
		event.published();
		Instant due = ReminderRule.TWO_DAYS_BEFORE.due(event.start(), ZoneId.of(event.zone()));
		UUID justInTime = confirmed(event, due.minus(ReminderRule.FRESH));
		UUID late = confirmed(event, due.minus(ReminderRule.FRESH).plusMillis(1));
		Until.asserted(() -> {
			assertThat(kinds(justInTime)).isEqualTo("reminder, ticket");
			assertThat(kinds(late)).isEqualTo("ticket");
		});
	}

	private static UUID confirmed(TestEvent event, Instant at) {
		UUID id = UUID.randomUUID();
		Bus.registration("RegistrationConfirmed", id, event.registration("RegistrationConfirmed", id, 2, at));
		return id;
	}

	private static String kinds(UUID registration) throws java.sql.SQLException {
		return String.join(", ",
				SERVICE.read("select kind from mails where registration = '" + registration + "' order by kind"));
	}

}
