package org.einlass.notification.mailroom;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.notification.Bus;
import org.einlass.notification.Instance;
import org.einlass.notification.MailServer;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.TestEvent;
import org.einlass.notification.Until;
import org.einlass.starter.test.TestDatabase;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MailIsSentOnceIT {

	/** Enough that the instances are at it together for a while. */
	private static final int PEOPLE = 300;

	@Test
	@SuppressWarnings("try") // the instances work by themselves
	void twoInstancesAndRedeliveredMessagesSendEachMailOnce() {
		TestDatabase database = Bus.newDatabase();
		String replaying = "replay-" + database.name();
		Bus.hearsFromNowOn(replaying);
		try (RegistrationStub registration = new RegistrationStub();
				MailServer mailServer = MailServer.start();
				Instance first = Instance.start(database, registration, mailServer.port(), "einlass.mail.batch=2",
						"einlass.mail.workers=8");
				Instance second = Instance.start(database, registration, mailServer.port(), "einlass.mail.batch=2",
						"einlass.mail.workers=8")) {
			TestEvent event = TestEvent.in(Duration.ofDays(1));
			List<UUID> people = mailsThatWaitForTheirEvent(database, event);
			event.published();
			eachGotOneMail(mailServer, people);
			replay(replaying, database, registration, mailServer, event);
			eachGotOneMail(mailServer, people);
			Until.asserted(() -> assertThat(Bus.published("einlass.notification.mails", people)).hasSize(PEOPLE));
		}
	}

	/** So all are due at the same moment. */
	private static List<UUID> mailsThatWaitForTheirEvent(TestDatabase database, TestEvent event) {
		List<UUID> people = new ArrayList<>();
		for (int i = 0; i < PEOPLE; i++) {
			UUID person = event.confirmed();
			Bus.registration("RegistrationConfirmed", person, event.registration("RegistrationConfirmed", person, 2));
			people.add(person);
		}
		String waiting = "select count(*) from mails where event = '" + event.id() + "'";
		Until.asserted(() -> assertThat(database.number(waiting)).isEqualTo(PEOPLE));
		return people;
	}

	/**
	 * Another consumer group reads all messages again; last ones tell that it is done.
	 */
	private static void replay(String group, TestDatabase database, RegistrationStub registration,
			MailServer mailServer, TestEvent event) {
		try (Instance replay = Instance.start(database, registration, mailServer.port(),
				"spring.kafka.consumer.group-id=" + group)) {
			List<UUID> last = new ArrayList<>();
			for (int i = 0; i < 20; i++) {
				last.add(event.confirmed());
			}
			eachGotOneMail(mailServer, last);
			assertThat(replay.url()).isNotEmpty();
		}
	}

	private static void eachGotOneMail(MailServer mailServer, List<UUID> people) {
		Until.asserted(() -> {
			Map<String, Long> mails = mailServer.mailsByAddress();
			assertThat(people.stream().map(RegistrationStub::address))
				.filteredOn((address) -> mails.getOrDefault(address, 0L) != 1)
				.as("got none, or more than one")
				.isEmpty();
		});
	}

}
