package org.einlass.registration.search;

import java.time.Duration;
import java.util.UUID;

import org.einlass.registration.door.DoorWorld;
import org.einlass.starter.job.Job;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Names that an older version of the service stored are found as well. */
class UnfoldedNamesIT {

	private static final DoorWorld WORLD = new DoorWorld();

	static {
		WORLD.start();
	}

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void whatAnOlderVersionStoredIsFilledInBatches() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID quota = WORLD.quota(event, WORLD.session(event, Duration.ofDays(1), "Saal"), "Vor Ort");
		WORLD.run("""
				with signed_up as (
				  insert into registrations (id, reference, event, status, language, created_at)
				  select gen_random_uuid(), 'OLD-' || n, ?, 'confirmed', 'de', now() from generate_series(1, 1200) n
				  returning id, event),
				known as (insert into contacts (registration, name) select id, 'Jürgen Weiß' from signed_up)
				insert into tickets (id, registration, event, number, state, name)
				select gen_random_uuid(), id, event, 1, 'valid', 'Müller' from signed_up
				""", event);
		UUID renamed = WORLD.ticket(event, quota, "Jürgen");
		WORLD.run("update tickets set name = 'Zoë' where id = ?", renamed);
		assertThat(WORLD.read("select search from tickets where id = ?", renamed)).as("renamed by an older version")
			.containsExactly("null");
		Job filling = WORLD.bean("r2dbcUnfoldedNames", Job.class);
		assertThat(filling.run().repeat().takeUntil((more) -> !more).collectList().block()).contains(true);
		assertThat(WORLD.read("select distinct search from tickets where event = ? order by 1", event))
			.containsExactly("muller mueller", "zoe zo");
		assertThat(WORLD.read("""
				select distinct c.search from contacts c join registrations r on r.id = c.registration where r.event = ?
				and c.name <> 'Jürgen'
				""", event)).containsExactly("jurgen weiss juergen");
	}

}
