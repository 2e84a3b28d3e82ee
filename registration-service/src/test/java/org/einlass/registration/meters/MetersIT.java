package org.einlass.registration.meters;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.einlass.registration.door.DoorWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What the README promises to operators is measured. */
class MetersIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final WebTestClient SERVICE = WORLD.start();

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void eachMeterOfTheReadmeIsThere() throws IOException {
		List<String> promised = Pattern.compile("einlass_[a-z_]+")
			.matcher(Files.readString(Path.of("README.md")))
			.results()
			.map(MatchResult::group)
			.toList();
		assertThat(promised).hasSizeGreaterThan(10);
		assertThat(promised).allSatisfy((meter) -> assertThat(measured()).contains("\n" + meter));
	}

	@Test
	void holdsAreCounted() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		DoorWorld.SignUp held = WORLD.signUp(event, "held", "Ada Example");
		WORLD.run("update registrations set hold_until = now() + interval '1 hour' where id = ?", held.id());
		Awaitility.await().atMost(Duration.ofSeconds(40)).until(() -> measured().contains("\neinlass_holds_open 1.0"));
	}

	@Test
	void theServiceIsAliveWhileItsJobsAre() {
		SERVICE.get()
			.uri("/actuator/health/liveness")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.status")
			.isEqualTo("UP");
	}

	private static String measured() {
		return String.valueOf(SERVICE.get()
			.uri("/actuator/prometheus")
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

}
