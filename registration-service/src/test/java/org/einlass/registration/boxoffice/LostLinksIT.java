package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.door.DoorWorld;
import org.einlass.starter.client.ClientAddress;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Nobody's lost link waits behind what others ask for. */
class LostLinksIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final WebTestClient SERVICE = WORLD.start("--einlass.box-office.sweep=1h");

	private final UUID event = WORLD.event(DoorWorld.ORGANISATION);

	private final UUID session = WORLD.session(this.event, Duration.ofDays(3), "Saal");

	private final UUID quota = WORLD.quota(this.event, this.session, "Vor Ort");

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	private UUID registered(String name) {
		DoorWorld.SignUp signUp = WORLD.signUp(this.event, "confirmed", name);
		WORLD.run("update registrations set confirmed_at = now() where id = ?", signUp.id());
		WORLD.ticket(signUp, 1, name, "valid", this.quota, "confirmed");
		return signUp.id();
	}

	/** By page and API alike: the answer is the same whatever becomes of it. */
	private static void ask(String email, String client) {
		SERVICE.post()
			.uri("/api/registrations/lookup")
			.header(ClientAddress.HEADER, client)
			.bodyValue(Map.of("email", email))
			.exchange()
			.expectStatus()
			.isAccepted()
			.expectBody()
			.isEmpty();
	}

	private static void answer() {
		WORLD.bean("lostLinks", LostLinks.class).answer().block(Duration.ofSeconds(30));
	}

	private static boolean sent(UUID registration) {
		return !WORLD
			.read("select links_asked_at::text from registrations where id = ? and links_asked_at is not null",
					registration)
			.isEmpty();
	}

	private static List<String> waiting() {
		return WORLD.read("select email from lookups");
	}

	@Test
	void aRealOneIsServedInTheNextRoundHoweverMuchJunkCameBefore() {
		UUID lost = registered("Lost Lovelace");
		for (int number = 0; number < 300; number++) {
			ask("junk" + number + "@example.org", "198.51.100." + number % 200);
		}
		ask("lost.lovelace@example.org", "203.0.113.9");
		assertThat(waiting()).hasSize(301);
		answer();
		assertThat(sent(lost)).isTrue();
		assertThat(waiting()).as("junk is soon done with").isEmpty();
	}

	@Test
	void anAddressIsKeptOnceUntilItWasAnswered() {
		registered("Often Asked");
		for (int number = 0; number < 20; number++) {
			ask("often.asked@example.org", "203.0.113." + number);
		}
		assertThat(waiting()).containsExactly("often.asked@example.org");
		answer();
		ask("often.asked@example.org", "203.0.113.1");
		assertThat(waiting()).as("it may be asked for again").hasSize(1);
		answer();
	}

	@Test
	void whatOneClientAsksForBeyondItsLimitIsAnsweredAlikeAndNotKept() {
		for (int number = 0; number < 100; number++) {
			ask("person" + number + "@example.org", "192.0.2.1");
		}
		assertThat(waiting()).hasSize(60);
		ask("person100@example.org", "192.0.2.2");
		assertThat(waiting()).as("another client").hasSize(61);
		answer();
	}

	@Test
	void whatAReleaseBeforeWroteIsAnsweredAsWell() {
		UUID lost = registered("Before Release");
		WORLD.run("insert into lookups (email, asked_at) values ('before.release@example.org', now())");
		WORLD.run("insert into lookups (email, asked_at) values ('before.release@example.org', now())");
		answer();
		assertThat(sent(lost)).isTrue();
		assertThat(waiting()).isEmpty();
	}

}
