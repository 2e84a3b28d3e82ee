package org.einlass.registration.door;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Many devices upload what they scanned without network, all at the same time. */
class HeavyUploadsIT {

	private static final int DEVICES = 64;

	private static final int MOST_ROUNDS = 60;

	private static final DoorWorld WORLD = new DoorWorld();

	private static final WebTestClient SERVICE = WORLD.start();

	private static final String STEWARD = TestTokens.of("steward").in(DoorWorld.ORGANISATION, Role.STEWARD).bearer();

	private final UUID session = WORLD.session(WORLD.event(DoorWorld.ORGANISATION), Duration.ZERO, "Saal");

	private final DoorClient door = new DoorClient(SERVICE);

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	/** What one device has kept: 500 scans, whose ids stay the same. */
	private static Map<String, Object> queue() {
		return Map.of("scans",
				IntStream.range(0, 500)
					.mapToObj((number) -> Map.of("id", UUID.randomUUID(), "code", "EIN1:" + number, "scannedAt",
							Instant.now().toString(), "offline", true))
					.toList());
	}

	@Test
	void eachRoundTakesSomeAndTheOthersAreToldWhenToComeAgain() {
		List<Map<String, Object>> left = IntStream.range(0, DEVICES).mapToObj((device) -> queue()).toList();
		try (ExecutorService devices = Executors.newFixedThreadPool(DEVICES)) {
			for (int round = 0; !left.isEmpty(); round++) {
				assertThat(round).isLessThan(MOST_ROUNDS);
				int before = left.size();
				left = sendAll(left, devices);
				assertThat(left).as("some were taken").hasSizeLessThan(before);
			}
		}
		assertThat(WORLD.read("select count(*)::text from scans where session = ?", this.session))
			.containsExactly(String.valueOf(500 * DEVICES));
	}

	private List<Map<String, Object>> sendAll(List<Map<String, Object>> queues, ExecutorService devices) {
		List<CompletableFuture<Boolean>> taken = queues.stream()
			.map((queue) -> CompletableFuture.supplyAsync(() -> send(queue), devices))
			.toList();
		List<Map<String, Object>> left = new ArrayList<>();
		for (int i = 0; i < queues.size(); i++) {
			if (!taken.get(i).join()) {
				left.add(queues.get(i));
			}
		}
		return left;
	}

	private boolean send(Map<String, Object> queue) {
		EntityExchangeResult<byte[]> answer = this.door.exchange(STEWARD, this.session, queue)
			.expectBody()
			.returnResult();
		if (answer.getStatus() == HttpStatus.SERVICE_UNAVAILABLE) {
			assertThat(answer.getResponseHeaders().getFirst("Retry-After")).isEqualTo("2");
			return false;
		}
		assertThat(answer.getStatus()).isEqualTo(HttpStatus.OK);
		return true;
	}

}
