package org.einlass.registration.attendance;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.einlass.registration.door.DoorWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The organiser's list of names. */
class AttendeesIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final Desk DESK = new Desk(WORLD.start());

	@AfterAll
	static void stop() {
		WORLD.close();
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
		assertThat(names(session, "", Desk.ORGANISER)).containsExactly("Ada Lovelace", "ben 100%", "Cem Other");
		assertThat(names(session, "q=lovel", Desk.SUPERVISOR)).containsExactly("Ada Lovelace");
		assertThat(names(session, "q=100%25", Desk.SUPERVISOR)).containsExactly("ben 100%");
		assertThat(names(session, "q=_", Desk.SUPERVISOR)).isEmpty();
		assertThat(names(session, "q=" + group.reference().replace("-", "%20").toLowerCase(java.util.Locale.ROOT),
				Desk.SUPERVISOR))
			.containsExactly("Ada Lovelace", "ben 100%");
		assertThat(names(session, "q=zoe.contact@", Desk.ORGANISER)).containsExactly("Ada Lovelace", "ben 100%");
		assertThat(names(session, "q=zoe.contact@", Desk.SUPERVISOR)).as("addresses are the organiser's").isEmpty();
		assertThat(names(session, "status=waitlisted", Desk.ORGANISER)).containsExactly("Cem Other");
		assertThat(names(session, "status=absent", Desk.ORGANISER)).containsExactly("Ada Lovelace", "ben 100%");
		assertThat(DESK.get("/api/sessions/" + session + "/registrations?status=here", Desk.ORGANISER)).isEqualTo(400);
		assertThat(DESK.json("/api/sessions/" + session + "/registrations", Desk.SUPERVISOR).toString())
			.doesNotContain("@example.org");
		assertThat(DESK.page("/sessions/" + session + "/registrations", Desk.SUPERVISOR)).contains("Zoe Contact")
			.doesNotContain("@example.org");
		assertThat(DESK.page("/sessions/" + session + "/registrations", Desk.ORGANISER))
			.contains("zoe.contact@example.org");
	}

	@Test
	void theListComesPageByPageWithoutNamesInTheAddress() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		for (int i = 0; i < 60; i++) {
			WORLD.ticket(event, quota, (i % 2 == 0) ? "Same Name" : "Name %02d".formatted(i));
		}
		JsonNode first = DESK.json("/api/sessions/" + session + "/registrations", Desk.ORGANISER);
		assertThat(first.at("/items")).hasSize(50);
		assertThat(first.at("/total").asInt()).isEqualTo(60);
		JsonNode second = DESK
			.json("/api/sessions/" + session + "/registrations?cursor=" + first.at("/next").asString(), Desk.ORGANISER);
		assertThat(second.at("/items")).hasSize(10);
		assertThat(second.at("/next").isNull()).isTrue();
		List<String> tickets = new java.util.ArrayList<>(first.at("/items").findValuesAsString("ticket"));
		tickets.addAll(second.at("/items").findValuesAsString("ticket"));
		assertThat(tickets).doesNotHaveDuplicates().hasSize(60);
		String page = DESK.page("/sessions/" + session + "/registrations", Desk.ORGANISER);
		assertThat(page).contains("cursor=" + first.at("/next").asString(), "Same Name");
		assertThat(addresses(page)).isNotEmpty().noneMatch((address) -> address.contains("Name"));
		assertThat(DESK.get("/api/sessions/" + session + "/registrations?cursor=Same%20Name", Desk.ORGANISER))
			.isEqualTo(400);
	}

	/** Where the links and forms of a page lead. */
	private static List<String> addresses(String page) {
		return Pattern.compile("(?:href|action)=\"([^\"]*)\"")
			.matcher(page)
			.results()
			.map((it) -> it.group(1))
			.toList();
	}

	@Test
	void aTicketWithTwoPlacesIsNotTornApartByTheEndOfAPage() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		List<UUID> quotas = List.of(WORLD.quota(event, session, "Vor Ort"), WORLD.quota(event, session, "Online"));
		for (int i = 0; i < 49; i++) {
			WORLD.ticket(event, quotas.getFirst(), "A %02d".formatted(i));
		}
		UUID both = WORLD.ticket(event, quotas.getFirst(), "B Both");
		WORLD.run("insert into places (ticket, quota, session, state) values (?, ?, ?, 'confirmed')", both,
				quotas.getLast(), session);
		WORLD.ticket(event, quotas.getFirst(), "C Last");
		String list = "/api/sessions/" + session + "/registrations";
		JsonNode first = DESK.json(list, Desk.ORGANISER);
		assertThat(first.at("/items")).hasSize(50);
		JsonNode second = DESK.json(list + "?cursor=" + first.at("/next").asString(), Desk.ORGANISER);
		assertThat(second.at("/items").findValuesAsString("name")).containsExactly("B Both", "C Last");
		assertThat(List.of(first.at("/items/49/quota/de").asString(), second.at("/items/0/quota/de").asString()))
			.containsExactlyInAnyOrder("Vor Ort", "Online");
	}

	@Test
	void thoseWhoWaitComeInTheirOrderInLine() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofDays(3), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		for (int i = 0; i < 60; i++) {
			DoorWorld.SignUp waits = WORLD.signUp(event, "waitlisted", "Name %02d".formatted(59 - i));
			UUID ticket = WORLD.ticket(waits, 1, "Name %02d".formatted(59 - i), "pending", quota, "waitlisted");
			WORLD.run("update places set waiting_since = now() + ? * interval '1 second' where ticket = ?", i, ticket);
		}
		WORLD.run("update registrations set hold_until = now() + interval '1 hour' where id = ("
				+ "select registration from tickets where name = 'Name 59' and event = ?)", event);
		String waiting = "/api/sessions/" + session + "/registrations?status=waitlisted";
		JsonNode first = DESK.json(waiting, Desk.ORGANISER);
		assertThat(first.at("/items/0/name").asString()).as("not confirmed").isEqualTo("Name 59");
		assertThat(first.at("/items/0/position").isNull()).isTrue();
		assertThat(first.at("/items/1/name").asString()).isEqualTo("Name 58");
		assertThat(first.at("/items/1/position").asInt()).isEqualTo(1);
		assertThat(first.at("/items/49/position").asInt()).isEqualTo(49);
		JsonNode second = DESK.json(waiting + "&cursor=" + first.at("/next").asString(), Desk.ORGANISER);
		assertThat(second.at("/items")).hasSize(10);
		assertThat(second.at("/items/0/position").asInt()).isEqualTo(50);
		assertThat(DESK.page("/sessions/" + session + "/registrations?status=waitlisted", Desk.SUPERVISOR))
			.contains("Platz 1<", "Platz 49<")
			.doesNotContain("??");
		assertThat(
				DESK.json("/api/sessions/" + session + "/registrations", Desk.ORGANISER).at("/items/0/name").asString())
			.isEqualTo("Name 00");
	}

	@Test
	void thoseWhoHaveNotConfirmedComePageByPageToo() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofDays(3), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		for (int i = 0; i < 60; i++) {
			WORLD.ticket(WORLD.signUp(event, "waitlisted", "Ada"), 1, "Ada", "pending", quota, "waitlisted");
		}
		WORLD.run("update registrations set hold_until = now() + interval '1 hour' where event = ?", event);
		String waiting = "/api/sessions/" + session + "/registrations?status=waitlisted";
		JsonNode first = DESK.json(waiting, Desk.ORGANISER);
		JsonNode second = DESK.json(waiting + "&cursor=" + first.at("/next").asString(), Desk.ORGANISER);
		assertThat(second.at("/items")).hasSize(10);
		assertThat(second.at("/next").isNull()).isTrue();
	}

	@Test
	void aPlaceOutOfTurnIsNotOfferedBeforeTheAddressIsConfirmed() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofDays(3), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		DoorWorld.SignUp held = WORLD.signUp(event, "held", "Ada");
		WORLD.ticket(held, 1, "Ada", "pending", quota, "waitlisted");
		WORLD.run("update registrations set hold_until = now() + interval '1 hour' where event = ?", event);
		String list = "/sessions/" + session + "/registrations";
		String person = list + "/" + held.id();
		assertThat(DESK.page(list, Desk.ORGANISER)).contains("Ada").doesNotContain("/promote");
		assertThat(DESK.page(person, Desk.ORGANISER)).contains("Ada").doesNotContain("/promote");
		WORLD.run("update registrations set status = 'waitlisted' where event = ?", event);
		assertThat(DESK.page(list, Desk.ORGANISER)).contains("Ada").doesNotContain("/promote");
		assertThat(DESK.page(person, Desk.ORGANISER)).contains("Ada").doesNotContain("/promote");
		WORLD.run("update registrations set hold_until = null where event = ?", event);
		assertThat(DESK.page(list, Desk.ORGANISER)).contains("/promote");
		assertThat(DESK.page(person, Desk.ORGANISER)).contains("/promote");
	}

	@Test
	void aNameThatIsLookedForStandsInNoAddress() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		WORLD.ticket(event, quota, "Ada Example");
		WORLD.ticket(event, quota, "Bea Beispiel");
		String list = "/sessions/" + session + "/registrations";
		String found = DESK.found(list, "Bea", Desk.SUPERVISOR);
		assertThat(found).contains("Bea Beispiel", "value=\"Bea\"", "method=\"post\"")
			.doesNotContain("Ada Example", "q=");
		assertThat(DESK.post(list, Desk.SUPERVISOR, Map.of("q", ""))
			.expectCookie()
			.maxAge("einlass-search", Duration.ZERO)
			.expectBody(Void.class)
			.returnResult()
			.getStatus()
			.value()).as("an empty search ends it").isEqualTo(303);
		assertThat(DESK.get(list + "?q=Bea", Desk.SUPERVISOR)).as("an address of before").isEqualTo(303);
	}

	@Test
	void aTickOnTheListAdmitsIsKeptAsAScanAndCanBeTakenBack() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		UUID ticket = WORLD.ticket(event, WORLD.quota(event, session, "Vor Ort"), "Ada Example");
		String list = "/sessions/" + session + "/registrations";
		String found = DESK.page(list + "?status=absent", Desk.SUPERVISOR);
		Map<String, String> tick = Map.of("ticket", value(found, "ticket"), "scan", value(found, "scan"), "status",
				"absent");
		String back = DESK.submit(list + "/admit", Desk.SUPERVISOR, tick);
		assertThat(back).startsWith(list + "?").contains("status=absent", "done=admitted");
		assertThat(DESK.submit(list + "/admit", Desk.SUPERVISOR, tick)).as("pressed twice").isEqualTo(back);
		assertThat(WORLD.read("select gate || ' ' || outcome || ' ' || actor from scans where ticket = ?", ticket))
			.containsExactly("@list admitted "
					+ UUID.nameUUIDFromBytes("supervisor".getBytes(java.nio.charset.StandardCharsets.UTF_8)));
		String inside = DESK.page(list + "?status=inside&done=admitted", Desk.SUPERVISOR);
		assertThat(inside).contains("status--inside", "kern-alert--success");
		assertThat(back).doesNotContain("Ada", "ticket=");
		String ticked = DESK.pageAfter(back, "admitted", value(found, "ticket"));
		assertThat(ticked).as("still in its line, which says what was done and when")
			.containsPattern(
					"(?s)>Ada Example</th>.*id=\"done\"[^>]*data-focus[^>]*><strong>Einlass, \\d{1,2}:\\d\\d Uhr<")
			.contains("Zurücknehmen")
			.doesNotContain("kern-alert--success");
		assertThat(DESK.pageAfter(back, "admitted", value(found, "ticket"), "bea")).as("elsewhere, whom")
			.containsPattern("Ada Example \\([^)]*\\): Einlass, \\d{1,2}:\\d\\d Uhr<");
		assertThat(DESK.submit(list + "/undo", Desk.SUPERVISOR, Map.of("scan", value(inside, "scan"))))
			.contains("done=undone");
		assertThat(WORLD.read("select presence from places where ticket = ?", ticket)).containsExactly("absent");
		assertThat(DESK.post(list + "/admit", Desk.STEWARD, tick)
			.expectBody(Void.class)
			.returnResult()
			.getStatus()
			.value()).isEqualTo(403);
	}

	@Test
	void aSupervisorMayLetSomebodyIntoAFullRoomFromTheList() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		WORLD.run("update sessions set room_limit = 1 where id = ?", session);
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		UUID inside = WORLD.ticket(event, quota, "Ada Example");
		WORLD.run("update places set presence = 'inside' where ticket = ?", inside);
		UUID ticket = WORLD.ticket(event, quota, "Bea Example");
		String list = "/sessions/" + session + "/registrations";
		String found = DESK.page(list + "?status=absent", Desk.SUPERVISOR);
		String reference = value(found, "ticket");
		String back = DESK.submit(list + "/admit", Desk.SUPERVISOR,
				Map.of("ticket", reference, "scan", value(found, "scan"), "status", "absent"));
		assertThat(back).contains("done=full");
		String full = DESK.pageAfter(back, "full", reference);
		assertThat(full).contains("Trotzdem einlassen", "Erst hinein, wenn jemand geht.");
		assertThat(DESK.submit(list + "/admit", Desk.SUPERVISOR, Map.of("ticket", reference, "scan",
				value(full, "scan"), "status", "absent", "override", value(full, "override"))))
			.contains("done=admitted");
		assertThat(WORLD.read("select presence from places where ticket = ?", ticket)).containsExactly("inside");
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
					.replace(":typed", "'ada'")
					.replace(":kept", "''")
					.replace(":address", "''")
					.replace(":words", "array['ada']")
					.replace(":alike", "array['ada']")
					.replace(":sort", "''")
					.replace(":ticket", "'" + UUID.randomUUID() + "'")
					.replace(":quota", "'" + UUID.randomUUID() + "'")
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
		return DESK.json("/api/sessions/" + session + "/registrations?" + query, person)
			.at("/items")
			.findValuesAsString("name");
	}

}
