package org.einlass.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.door.DoorWorld;
import org.einlass.registration.door.DoorWorld.SignUp;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * At two instances tickets are scanned while their holders name others or leave, and
 * those who wait take over: the door and the box office change the same tickets.
 */
class DoorMeetsBoxOfficeIT {

	private static final int GROUPS = 40;

	private static final DoorWorld WORLD = new DoorWorld();

	/** Nobody is given a place less than three hours before the start. */
	private static final String OPEN = "--einlass.door.opens-before-start=6h";

	private static final List<WebTestClient> INSTANCES = List.of(WORLD.start(OPEN), WORLD.start(OPEN));

	private static final String STEWARD = TestTokens.of("steward").in(DoorWorld.ORGANISATION, Role.STEWARD).bearer();

	private final UUID event = WORLD.event(DoorWorld.ORGANISATION);

	private final UUID session = WORLD.session(this.event, Duration.ofHours(5), "Saal");

	private final UUID quota = WORLD.quota(this.event, this.session, "Vor Ort");

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void theDoorAndTheBoxOfficeNeverWaitForEachOther() throws Exception {
		List<Group> groups = groups(4, "confirmed");
		List<UUID> tickets = tickets(groups);
		List<Callable<List<String>>> acts = new ArrayList<>();
		for (int round = 0; round < 4; round++) {
			groups.forEach((group) -> acts.add(() -> List.of(rename(group))));
			groups.forEach((group) -> acts.add(() -> scan(some(tickets))));
		}
		assertThat(together(acts)).containsOnly("confirmed", "admitted", "already_admitted", "left");
		assertThat(WORLD.read("select deadlocks from pg_stat_database where datname = current_database()"))
			.containsExactly("0");
	}

	@Test
	void whoeverLeavesMakesRoomForTheFirstInLineWhileTicketsAreScanned() throws Exception {
		List<Group> holders = groups(1, "confirmed");
		List<Group> waiting = groups(1, "waitlisted");
		WORLD.run("update events set sign_up = sign_up || '{\"promotion\": \"confirm\"}' where id = ?", this.event);
		WORLD.run("update quotas set wanted = ?, places = ?, taken = ?, waiting = ? where id = ?", GROUPS, GROUPS,
				GROUPS, GROUPS, this.quota);
		List<UUID> tickets = Stream.concat(tickets(holders).stream(), tickets(waiting).stream()).toList();
		List<Callable<List<String>>> acts = new ArrayList<>();
		for (int i = 0; i < GROUPS; i++) {
			Group leaves = holders.get(i / 2);
			acts.add(() -> List.of(leave(leaves)));
			acts.add(() -> scan(some(tickets)));
		}
		assertThat(together(acts)).isSubsetOf("cancelled", "admitted", "already_admitted", "left", "waiting");
		assertThat(WORLD.read("select taken from quotas where id = ?", this.quota))
			.containsExactly(String.valueOf(GROUPS));
		assertThat(WORLD.read("select waiting from quotas where id = ?", this.quota))
			.containsExactly(String.valueOf(GROUPS / 2));
		assertThat(WORLD.read("select count(*) from places where quota = ? and state = 'confirmed'", this.quota))
			.containsExactly(String.valueOf(GROUPS));
		List<String> line = waiting.stream().map((one) -> one.signUp().id().toString()).toList();
		assertThat(WORLD.read("select id from registrations where event = ? and status = 'confirmed'", this.event))
			.filteredOn(line::contains)
			.containsExactlyInAnyOrderElementsOf(line.subList(0, GROUPS / 2));
	}

	/** Sign-ups with so many tickets each, one after the other. */
	private List<Group> groups(int size, String status) {
		boolean waits = status.equals("waitlisted");
		return IntStream.range(0, GROUPS).mapToObj((number) -> {
			SignUp signUp = WORLD.signUp(this.event, status, "Group " + number);
			WORLD.run("update registrations set confirmed_at = now() where id = ? and status = 'confirmed'",
					signUp.id());
			return new Group(signUp, IntStream.rangeClosed(1, size)
				.mapToObj((one) -> WORLD.ticket(signUp, one, "Ada", waits ? "pending" : "valid", this.quota, status))
				.toList());
		}).toList();
	}

	private static List<UUID> tickets(List<Group> groups) {
		return groups.stream().flatMap((group) -> group.tickets().stream()).toList();
	}

	private static String rename(Group group) {
		List<Map<String, Object>> names = group.tickets()
			.stream()
			.map((ticket) -> Map.<String, Object>of("ticket", ticket, "name", "Ben " + UUID.randomUUID()))
			.toList();
		return again(() -> contact().put(path(group) + "/attendees", Map.of("attendees", names), key(group)));
	}

	private static String cancel(Group group) {
		return again(() -> contact().post(path(group) + "/cancel", Map.of(), key(group)));
	}

	/**
	 * Whoever is inside is scanned until that is over, since nobody cancels from there.
	 */
	private String leave(Group group) {
		String word = cancel(group);
		while (word.equals("too-late")) {
			scan(group.tickets());
			word = cancel(group);
		}
		return word;
	}

	/** On a slow machine one may be told "busy", and asks again. */
	private static String again(Supplier<Answer> ask) {
		String word = ask.get().word();
		while (word.equals("busy")) {
			word = ask.get().word();
		}
		return word;
	}

	private static Citizen contact() {
		return new Citizen(instance(), null);
	}

	private static String path(Group group) {
		return "/api/registrations/" + group.signUp().id();
	}

	private static String key(Group group) {
		return WORLD.bean("linkKeys", LinkKeys.class).manageKey(group.signUp().id(), 1);
	}

	/** Any tickets in any order, as a phone sends what it scanned without network. */
	private static List<UUID> some(List<UUID> tickets) {
		List<UUID> shuffled = new ArrayList<>(tickets);
		Collections.shuffle(shuffled);
		return shuffled.subList(0, 12);
	}

	private List<String> scan(List<UUID> tickets) {
		List<Map<String, Object>> scans = new ArrayList<>();
		for (UUID ticket : tickets) {
			Map<String, Object> scan = new HashMap<>(Map.of("id", UUID.randomUUID(), "code",
					WORLD.code(ticket, this.event), "scannedAt", Instant.now().toString()));
			scan.put("direction", ThreadLocalRandom.current().nextBoolean() ? "in" : "out");
			scans.add(scan);
		}
		Map<String, Object> call = Map.of("device", "phone-3", "gate", "Nord", "scans", scans);
		EntityExchangeResult<JsonNode> answer = post(call);
		while (answer.getStatus().value() == 503) {
			answer = post(call);
		}
		return Objects.requireNonNull(answer.getResponseBody()).findValuesAsString("outcome");
	}

	private EntityExchangeResult<JsonNode> post(Map<String, Object> call) {
		return instance().post()
			.uri("/api/sessions/{session}/scans", this.session)
			.header(HttpHeaders.AUTHORIZATION, STEWARD)
			.bodyValue(call)
			.exchange()
			.expectBody(JsonNode.class)
			.returnResult();
	}

	private static WebTestClient instance() {
		return INSTANCES.get(ThreadLocalRandom.current().nextInt(INSTANCES.size()));
	}

	private static List<String> together(List<Callable<List<String>>> acts) throws Exception {
		try (ExecutorService people = Executors.newFixedThreadPool(16)) {
			List<String> words = new ArrayList<>();
			for (Future<List<String>> act : people.invokeAll(acts)) {
				words.addAll(act.get());
			}
			return words;
		}
	}

	private record Group(SignUp signUp, List<UUID> tickets) {
	}

}
