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
import org.einlass.starter.identity.Role;
import org.einlass.starter.job.Job;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
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
	void holdsAndOffersAreCounted() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		DoorWorld.SignUp held = WORLD.signUp(event, "held", "Ada Example");
		WORLD.run("update registrations set hold_until = now() + interval '1 hour' where id = ?", held.id());
		DoorWorld.SignUp offered = WORLD.signUp(event, "offered", "Ben Example");
		WORLD.run("update registrations set offer_until = now() + interval '1 hour' where id = ?", offered.id());
		DoorWorld.SignUp expired = WORLD.signUp(event, "expired", "Cleo Example");
		WORLD.run("update registrations set ended_at = now(), cause = 'expiry' where id = ?", expired.id());
		Awaitility.await()
			.atMost(Duration.ofSeconds(40))
			.untilAsserted(() -> assertThat(measured()).contains("\neinlass_holds_open 1.0",
					"\neinlass_offers_open 1.0", "\neinlass_holds_expired 1.0", "\neinlass_offers_expired 0.0"));
	}

	@Test
	void scansAreCountedByOutcomeAndTheirBatchesMeasured() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		SERVICE.post()
			.uri("/api/sessions/{session}/scans", session)
			.header(HttpHeaders.AUTHORIZATION,
					TestTokens.of("steward").in(DoorWorld.ORGANISATION, Role.STEWARD).bearer())
			.bodyValue(DoorWorld.scans(UUID.randomUUID(), "https://example.org", "in"))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(Void.class);
		assertThat(measured()).contains("\neinlass_scans_total{outcome=\"bad_signature\"} 1.0",
				"\neinlass_scans_total{outcome=\"admitted\"} 0.0", "\neinlass_batch_size_count{queue=\"door\"} 1",
				"\neinlass_batch_wait_seconds_count{queue=\"door\"} 1", "\neinlass_batch_waiting{queue=\"door\"} 0.0");
	}

	@Test
	void itIsMeasuredForHowLongErasureHasBeenDue() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID quota = WORLD.quota(event, WORLD.session(event, Duration.ofDays(-40), "Saal"), "Vor Ort");
		WORLD.ticket(event, quota, "Ada Example");
		WORLD.bean("erasureWatch", Job.class).run().block();
		assertThat(measured()).containsPattern("\neinlass_erasure_overdue_seconds\\{kind=\"registrations\"} [1-9]");
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
