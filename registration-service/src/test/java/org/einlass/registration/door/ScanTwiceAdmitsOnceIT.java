package org.einlass.registration.door;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Two stewards scan the same ticket at the same moment, at two instances. */
class ScanTwiceAdmitsOnceIT {

	private static final int ROUNDS = 60;

	private static final DoorWorld WORLD = new DoorWorld();

	private static final List<WebTestClient> INSTANCES = List.of(WORLD.start(), WORLD.start());

	private static final String STEWARD = TestTokens.of("steward").in(DoorWorld.ORGANISATION, Role.STEWARD).bearer();

	private static final UUID EVENT = WORLD.event(DoorWorld.ORGANISATION);

	private static final UUID SESSION = WORLD.session(EVENT, Duration.ofMinutes(30), "Saal");

	private static final UUID QUOTA = WORLD.quota(EVENT, SESSION, "Vor Ort");

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void exactlyOneOfSimultaneousScansIsAdmitted() throws Exception {
		try (ExecutorService stewards = Executors.newFixedThreadPool(4)) {
			for (int round = 0; round < ROUNDS; round++) {
				UUID ticket = WORLD.ticket(EVENT, QUOTA, "Ada Example");
				String code = WORLD.code(ticket, EVENT);
				List<Future<String>> answers = new ArrayList<>();
				for (int steward = 0; steward < 4; steward++) {
					WebTestClient instance = INSTANCES.get(steward % 2);
					answers.add(stewards.submit(() -> outcome(instance, UUID.randomUUID(), code)));
				}
				List<String> outcomes = new ArrayList<>();
				for (Future<String> answer : answers) {
					outcomes.add(answer.get());
				}
				assertThat(outcomes).as("round %d", round)
					.containsExactlyInAnyOrder("admitted", "already_admitted", "already_admitted", "already_admitted");
				assertThat(WORLD.read("select version from tickets where id = ?", ticket)).containsExactly("2");
			}
		}
	}

	@Test
	void theSameScanTwiceGetsTheSameAnswerAndOneRow() throws Exception {
		try (ExecutorService stewards = Executors.newFixedThreadPool(4)) {
			for (int round = 0; round < ROUNDS; round++) {
				String code = (round % 2 == 0) ? WORLD.code(WORLD.ticket(EVENT, QUOTA, "Ben Example"), EVENT)
						: "https://example.org";
				UUID scan = UUID.randomUUID();
				List<Future<String>> answers = new ArrayList<>();
				for (int steward = 0; steward < 4; steward++) {
					WebTestClient instance = INSTANCES.get(steward % 2);
					answers.add(stewards.submit(() -> outcome(instance, scan, code)));
				}
				for (Future<String> answer : answers) {
					assertThat(answer.get()).as("round %d", round)
						.isEqualTo((round % 2 == 0) ? "admitted" : "bad_signature");
				}
				assertThat(WORLD.read("select outcome from scans where id = ?", scan)).hasSize(1);
			}
		}
	}

	@Test
	void eachAdmissionIsToldOnce() {
		UUID ticket = WORLD.ticket(EVENT, QUOTA, "Cem Example");
		String code = WORLD.code(ticket, EVENT);
		assertThat(outcome(INSTANCES.get(0), UUID.randomUUID(), code)).isEqualTo("admitted");
		assertThat(outcome(INSTANCES.get(1), UUID.randomUUID(), code)).isEqualTo("already_admitted");
		assertThat(outcome(INSTANCES.get(0), UUID.randomUUID(), code, "out")).isEqualTo("left");
		assertThat(new TicketTopic().until(ticket, "TicketLeft")).containsExactly("TicketAdmitted", "TicketLeft");
	}

	private static String outcome(WebTestClient instance, UUID scan, String code) {
		return outcome(instance, scan, code, "in");
	}

	private static String outcome(WebTestClient instance, UUID scan, String code, String direction) {
		JsonNode answer = instance.post()
			.uri("/api/sessions/{session}/scans", SESSION)
			.header(HttpHeaders.AUTHORIZATION, STEWARD)
			.bodyValue(DoorWorld.scans(scan, code, direction))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(answer).isNotNull();
		return answer.at("/results/0/outcome").asString();
	}

}
