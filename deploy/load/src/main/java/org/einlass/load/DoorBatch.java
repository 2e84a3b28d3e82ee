package org.einlass.load;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A device that had no network sends all its scans in one call, straight after the
 * sign-ups: before the database has counted its rows. To be run on a fresh database. Bar:
 * 500 scans in less than 2 s after 800 sign-ups.
 */
public final class DoorBatch {

	private static final int TICKETS = Integer.getInteger("tickets", 800);

	private static final int SCANS = Integer.getInteger("scans", 500);

	private static final int AT_ONCE = 8;

	private static final JsonMapper JSON = new JsonMapper();

	private DoorBatch() {
	}

	public static void main(String[] arguments) throws Exception {
		Target.Hall hall = Target.hall("Einlass nach der Anmeldung", TICKETS, false);
		Instant begin = Instant.now();
		List<String> codes = codes(hall);
		System.out.printf("%n%d sign-ups in %d ms%n", codes.size(), since(begin));
		String steward = Target.token("steward");
		ProcessorTime before = ProcessorTime.now();
		Instant sent = Instant.now();
		JsonNode answer = JSON.readTree(
				Target.post("/api/sessions/" + hall.session() + "/scans", steward, body(codes.subList(0, SCANS))));
		System.out.printf("%d scans in one call: %d ms, %s%n", SCANS, since(sent), outcomes(answer));
		ProcessorTime.now().print(before, SCANS);
	}

	private static long since(Instant begin) {
		return Duration.between(begin, Instant.now()).toMillis();
	}

	private static Map<String, Integer> outcomes(JsonNode answer) {
		return answer.findValuesAsString("outcome")
			.stream()
			.collect(Collectors.toMap((outcome) -> outcome, (outcome) -> 1, Integer::sum, TreeMap::new));
	}

	private static List<String> codes(Target.Hall hall) throws Exception {
		List<Future<String>> signUps = new ArrayList<>();
		List<String> codes = new ArrayList<>();
		try (ExecutorService guests = Executors.newFixedThreadPool(AT_ONCE)) {
			for (int i = 0; i < TICKETS; i++) {
				int guest = i;
				signUps.add(guests.submit(() -> signUp(hall, guest)));
			}
			for (Future<String> signUp : signUps) {
				codes.add(signUp.get());
			}
		}
		return codes;
	}

	private static String signUp(Target.Hall hall, int guest) {
		return JSON.readTree(Target.post("/api/registrations", "", """
				{"event": "%s", "quotas": ["%s"], "attendees": [{"name": "Gast"}],
				 "contact": {"name": "Gast", "email": "stapel%d-%s@example.org", "language": "de"}}
				""".formatted(hall.event(), hall.quota(), guest, hall.session()))).at("/attendees/0/code").asString();
	}

	private static String body(List<String> codes) {
		String now = Instant.now().toString();
		return "{\"device\": \"phone-1\", \"gate\": \"Nord\", \"scans\": [" + codes.stream()
			.map((code) -> "{\"id\": \"%s\", \"code\": \"%s\", \"scannedAt\": \"%s\"}".formatted(UUID.randomUUID(),
					code, now))
			.collect(Collectors.joining(",")) + "]}";
	}

}
