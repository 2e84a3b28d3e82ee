package org.einlass.registration.door;

import java.time.Duration;
import java.util.UUID;

import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of doors that a steward may stand at. */
class OpenDoorsIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final DoorClient DOOR = new DoorClient(WORLD.start());

	private static final String STEWARD = TestTokens.of("steward").in(DoorWorld.ORGANISATION, Role.STEWARD).bearer();

	private static final UUID EVENT = WORLD.event(DoorWorld.ORGANISATION);

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void aSessionStaysUntilItsDoorCloses() {
		UUID justOver = WORLD.session(EVENT, Duration.ofMinutes(-121), "Saal");
		UUID almostClosed = WORLD.session(EVENT, Duration.ofMinutes(-179), "Saal");
		UUID closed = WORLD.session(EVENT, Duration.ofMinutes(-181), "Saal");
		assertThat(list()).contains(path(justOver), path(almostClosed)).doesNotContain(path(closed));
		UUID quota = WORLD.quota(EVENT, almostClosed, "Vor Ort");
		assertThat(DOOR.outcome(STEWARD, almostClosed, WORLD.code(WORLD.ticket(EVENT, quota, "Ada"), EVENT)))
			.as("what is on the list admits")
			.isEqualTo("admitted");
	}

	@Test
	void withoutAnEndItStaysForItsDay() {
		UUID open = WORLD.session(EVENT, Duration.ofHours(-5), "Saal");
		UUID yesterday = WORLD.session(EVENT, Duration.ofHours(-32), "Saal");
		WORLD.run("update sessions set ends_at = starts_at where id = any(array[?, ?])", open, yesterday);
		assertThat(list()).contains(path(open)).doesNotContain(path(yesterday));
		UUID quota = WORLD.quota(EVENT, open, "Vor Ort");
		assertThat(DOOR.outcome(STEWARD, open, WORLD.code(WORLD.ticket(EVENT, quota, "Ada"), EVENT)))
			.isEqualTo("admitted");
	}

	@Test
	void whatIsOpenComesBeforeLaterDays() {
		UUID later = WORLD.session(EVENT, Duration.ofDays(2), "Saal");
		UUID now = WORLD.session(EVENT, Duration.ofMinutes(10), "Saal");
		String list = list();
		assertThat(list.indexOf(path(now))).isPositive().isLessThan(list.indexOf(path(later)));
		assertThat(list).containsSubsequence("Heute", path(now), "Später", path(later));
	}

	private static String path(UUID session) {
		return "\"/door/" + session + "\"";
	}

	private static String list() {
		return DOOR.page("/door", STEWARD);
	}

}
