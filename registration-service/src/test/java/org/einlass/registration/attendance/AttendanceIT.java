package org.einlass.registration.attendance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.awaitility.Awaitility;
import org.einlass.registration.door.DoorWorld;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

class AttendanceIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final WebTestClient SERVICE = WORLD.start();

	private static final String STEWARD = as(Role.STEWARD);

	private static final String SUPERVISOR = as(Role.SUPERVISOR);

	private static final String ORGANISER = as(Role.ORGANISER);

	private static final String VIEWER = as(Role.VIEWER);

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	private static String as(Role role) {
		return TestTokens.of(role.value()).in(DoorWorld.ORGANISATION, role).bearer();
	}

	@Test
	void numbersAreCountedFromPlaces() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		UUID onSite = WORLD.quota(event, session, "Vor Ort");
		UUID online = WORLD.quota(event, session, "Online");
		DoorWorld.SignUp group = WORLD.signUp(event, "confirmed", "Ada Example");
		UUID ada = WORLD.ticket(group, 1, "Ada", "valid", onSite, "confirmed");
		UUID ben = WORLD.ticket(group, 2, "Ben", "valid", onSite, "confirmed");
		WORLD.ticket(group, 3, "Cem", "valid", online, "confirmed");
		WORLD.ticket(group, 4, "Dana", "cancelled", onSite, "cancelled");
		WORLD.ticket(WORLD.signUp(event, "waitlisted", "Eli"), 1, "Eli", "pending", onSite, "waitlisted");
		WORLD.ticket(WORLD.signUp(event, "held", "Fay"), 1, "Fay", "pending", onSite, "held");
		scan(session, WORLD.code(ada, event), "in");
		scan(session, WORLD.code(ben, event), "in");
		scan(session, WORLD.code(ben, event), "out");

		JsonNode numbers = json("/api/sessions/" + session + "/attendance", VIEWER);
		assertThat(Map.of("registered", 3, "waiting", 1, "cancelled", 1, "present", 2, "inside", 1))
			.allSatisfy((name, count) -> assertThat(numbers.at("/" + name).asInt()).as(name).isEqualTo(count));
		assertThat(numbers.at("/noShow").isNull()).as("not over yet").isTrue();
		assertThat(numbers.at("/byQuota").findValuesAsString("registered")).containsExactlyInAnyOrder("2", "1");
		assertThat(numbers.at("/byGate/0/gate").asString()).isEqualTo("Nord");
		assertThat(numbers.at("/byGate/0/present").asInt()).isEqualTo(2);
		int arrived = 0;
		for (JsonNode minute : numbers.at("/arrivals")) {
			assertThat(minute.at("/minute").asString()).endsWith(":00Z");
			arrived += minute.at("/count").asInt();
		}
		assertThat(arrived).isEqualTo(2);
		WORLD.run("update sessions set starts_at = now() - interval '3 hours', ends_at = now() - interval '1 minute' "
				+ "where id = ?", session);
		Awaitility.await()
			.untilAsserted(
					() -> assertThat(json("/api/sessions/" + session + "/attendance", ORGANISER).at("/noShow").asInt())
						.isEqualTo(1));
		assertThat(page("/sessions/" + session + "/attendance", VIEWER)).contains("nicht gekommen", "Vor Ort", "Nord");
	}

	@Test
	void numbersAreForOrganisersAndViewersAndTheListForOrganisersAndSupervisors() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		for (String path : List.of("/api/sessions/" + session + "/attendance",
				"/sessions/" + session + "/attendance")) {
			assertThat(statuses(path)).containsExactlyInAnyOrderEntriesOf(
					Map.of("steward", 403, "supervisor", 403, "organiser", 200, "viewer", 200, "guest", 401));
		}
		for (String path : List.of("/api/sessions/" + session + "/registrations",
				"/sessions/" + session + "/registrations")) {
			assertThat(statuses(path)).containsExactlyInAnyOrderEntriesOf(
					Map.of("steward", 403, "supervisor", 200, "organiser", 200, "viewer", 403, "guest", 401));
		}
	}

	@Test
	void aNameIsFoundByPartsOfNameReferenceAndForOrganisersAddress() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		DoorWorld.SignUp group = WORLD.signUp(event, "confirmed", "Zoe Contact");
		WORLD.ticket(group, 1, "Ada Lovelace", "valid", quota, "confirmed");
		WORLD.ticket(group, 2, "ben 100%", "valid", quota, "confirmed");
		WORLD.ticket(WORLD.signUp(event, "waitlisted", "Cem Other"), 1, "Cem Other", "pending", quota, "waitlisted");
		assertThat(names(session, "", ORGANISER)).containsExactly("Ada Lovelace", "ben 100%", "Cem Other");
		assertThat(names(session, "q=lovel", SUPERVISOR)).containsExactly("Ada Lovelace");
		assertThat(names(session, "q=100%25", SUPERVISOR)).containsExactly("ben 100%");
		assertThat(names(session, "q=_", SUPERVISOR)).isEmpty();
		assertThat(names(session, "q=" + group.reference().replace("-", "%20").toLowerCase(java.util.Locale.ROOT),
				SUPERVISOR))
			.containsExactly("Ada Lovelace", "ben 100%");
		assertThat(names(session, "q=zoe.contact@", ORGANISER)).containsExactly("Ada Lovelace", "ben 100%");
		assertThat(names(session, "q=zoe.contact@", SUPERVISOR)).as("addresses are the organiser's").isEmpty();
		assertThat(names(session, "status=waitlisted", ORGANISER)).containsExactly("Cem Other");
		assertThat(names(session, "status=absent", ORGANISER)).containsExactly("Ada Lovelace", "ben 100%");
		assertThat(get("/api/sessions/" + session + "/registrations?status=here", ORGANISER)).isEqualTo(400);
		assertThat(json("/api/sessions/" + session + "/registrations", SUPERVISOR).toString())
			.doesNotContain("@example.org");
		assertThat(page("/sessions/" + session + "/registrations", SUPERVISOR)).contains("Zoe Contact")
			.doesNotContain("@example.org");
		assertThat(page("/sessions/" + session + "/registrations", ORGANISER)).contains("zoe.contact@example.org");
	}

	@Test
	void theListComesPageByPageWithoutNamesInTheAddress() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		for (int i = 0; i < 60; i++) {
			WORLD.ticket(event, quota, (i % 2 == 0) ? "Same Name" : "Name %02d".formatted(i));
		}
		JsonNode first = json("/api/sessions/" + session + "/registrations", ORGANISER);
		assertThat(first.at("/items")).hasSize(50);
		assertThat(first.at("/total").asInt()).isEqualTo(60);
		JsonNode second = json("/api/sessions/" + session + "/registrations?cursor=" + first.at("/next").asString(),
				ORGANISER);
		assertThat(second.at("/items")).hasSize(10);
		assertThat(second.at("/next").isNull()).isTrue();
		List<String> tickets = new java.util.ArrayList<>(first.at("/items").findValuesAsString("ticket"));
		tickets.addAll(second.at("/items").findValuesAsString("ticket"));
		assertThat(tickets).doesNotHaveDuplicates().hasSize(60);
		assertThat(page("/sessions/" + session + "/registrations", ORGANISER))
			.contains("cursor=" + first.at("/next").asString());
	}

	@Test
	void aTickOnTheListAdmitsIsKeptAsAScanAndCanBeTakenBack() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		UUID ticket = WORLD.ticket(event, WORLD.quota(event, session, "Vor Ort"), "Ada Example");
		String list = "/sessions/" + session + "/registrations";
		String found = page(list + "?q=ada&status=absent", SUPERVISOR);
		Map<String, String> tick = Map.of("ticket", value(found, "ticket"), "scan", value(found, "scan"), "q", "ada",
				"status", "absent");
		String back = submit(list + "/admit", SUPERVISOR, tick);
		assertThat(back).startsWith(list + "?").contains("q=ada", "status=absent", "done=admitted");
		assertThat(submit(list + "/admit", SUPERVISOR, tick)).as("pressed twice").isEqualTo(back);
		assertThat(WORLD.read("select gate || ' ' || outcome || ' ' || actor from scans where ticket = ?", ticket))
			.containsExactly("Liste admitted "
					+ UUID.nameUUIDFromBytes("supervisor".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
		String inside = page(list + "?status=inside&done=admitted", SUPERVISOR);
		assertThat(inside).contains("status--inside", "kern-alert--success");
		assertThat(submit(list + "/undo", SUPERVISOR, Map.of("scan", value(inside, "scan")))).contains("done=undone");
		assertThat(WORLD.read("select presence from places where ticket = ?", ticket)).containsExactly("absent");
		assertThat(post(list + "/admit", STEWARD, tick).returnResult(Void.class).getStatus().value()).isEqualTo(403);
	}

	@Test
	void theListIsFoundThroughTheIndexOfItsSession() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID quota = WORLD.quota(event, WORLD.session(event, Duration.ofDays(9), "Messe"), "Vor Ort");
		WORLD.run("""
				with signed_up as (
				  insert into registrations (id, reference, event, status, language, created_at)
				  select gen_random_uuid(), 'MANY-' || n, ?, 'confirmed', 'de', now() from generate_series(1, 20000) n
				  returning id, event),
				issued as (
				  insert into tickets (id, registration, event, number, state, name)
				  select gen_random_uuid(), id, event, 1, 'valid', 'Name' from signed_up returning id)
				insert into places (ticket, quota, session, state)
				select issued.id, quotas.id, quotas.session, 'confirmed' from issued, quotas where quotas.id = ?
				""", event, quota);
		WORLD.run("analyze");
		String plan = String.join("\n",
				WORLD.read("explain " + R2dbcAttendees.PAGE.replace(":session", "'" + UUID.randomUUID() + "'")
					.replace(":status", "''")
					.replace(":pattern", "'%ada%'")
					.replace(":reference", "''")
					.replace(":byEmail", "true")
					.replace(":cursor::uuid", "null::uuid")
					.replace(":limit", "51")));
		assertThat(plan).contains("places_session_idx", "tickets_pkey")
			.doesNotContain("Seq Scan on places", "Seq Scan on tickets");
	}

	private static String value(String page, String name) {
		Matcher field = Pattern.compile("name=\"" + name + "\" value=\"([^\"]*)\"").matcher(page);
		assertThat(field.find()).as("a field %s", name).isTrue();
		return field.group(1);
	}

	private static List<String> names(UUID session, String query, String person) {
		return json("/api/sessions/" + session + "/registrations?" + query, person).at("/items")
			.findValuesAsString("name");
	}

	private static Map<String, Integer> statuses(String path) {
		return Map.of("steward", get(path, STEWARD), "supervisor", get(path, SUPERVISOR), "organiser",
				get(path, ORGANISER), "viewer", get(path, VIEWER), "guest", get(path, ""));
	}

	private static int get(String path, String person) {
		return exchange(path, person).returnResult(Void.class).getStatus().value();
	}

	private static String page(String path, String person) {
		return String.valueOf(
				exchange(path, person).expectStatus().isOk().expectBody(String.class).returnResult().getResponseBody());
	}

	private static JsonNode json(String path, String person) {
		JsonNode answer = exchange(path, person).expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(answer).isNotNull();
		return answer;
	}

	private static WebTestClient.ResponseSpec exchange(String path, String person) {
		return SERVICE.get().uri((base) -> java.net.URI.create(base.build() + path)).headers((headers) -> {
			if (!person.isEmpty()) {
				headers.set(HttpHeaders.AUTHORIZATION, person);
			}
		}).exchange();
	}

	private static void scan(UUID session, String code, String direction) {
		SERVICE.post()
			.uri("/api/sessions/{session}/scans", session)
			.header(HttpHeaders.AUTHORIZATION, STEWARD)
			.bodyValue(DoorWorld.scans(UUID.randomUUID(), code, direction))
			.exchange()
			.expectStatus()
			.isOk();
	}

	private static WebTestClient.ResponseSpec post(String path, String person, Map<String, String> form) {
		BodyInserters.FormInserter<String> fields = BodyInserters.fromFormData("cursor", "");
		form.forEach(fields::with);
		return SERVICE.post()
			.uri(path)
			.header(HttpHeaders.AUTHORIZATION, person)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(fields)
			.exchange();
	}

	private static String submit(String path, String person, Map<String, String> form) {
		return String.valueOf(post(path, person, form).expectStatus()
			.isSeeOther()
			.returnResult(Void.class)
			.getResponseHeaders()
			.getLocation());
	}

}
