package org.einlass.registration.attendance;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.einlass.registration.door.DoorWorld;
import org.einlass.starter.text.SearchText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** The next page shows the rest of the list, whatever became of the page before. */
class NextPageIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final Desk DESK = new Desk(WORLD.start());

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@Test
	void theNextPageStandsWhenTheLastPersonOfThePageErasesTheData() {
		Names names = Names.of(80);
		JsonNode first = names.page("");
		WORLD.run("delete from registrations where id = ?::uuid", first.at("/items/49/id").asString());
		assertThat(names.next(first)).containsExactlyElementsOf(numbers(50, 80));
		assertThat(names.page("cursor=" + first.at("/next").asString()).at("/total").asInt()).isEqualTo(79);
		assertThat(DESK.page(names.pageAddress(first), Desk.ORGANISER)).contains("Name 79").doesNotContain("Name 10");
	}

	@Test
	void theNextPageStandsWhenTheLastPersonOfThePageIsRenamed() {
		Names names = Names.of(80);
		JsonNode first = names.page("");
		String last = first.at("/items/49/ticket").asString();
		rename(last, "Ärmel");
		assertThat(names.next(first)).as("to the beginning").containsExactlyElementsOf(numbers(50, 80));
		rename(last, "Öztürk");
		List<String> later = new ArrayList<>(numbers(50, 80));
		later.add("Öztürk");
		assertThat(names.next(first)).as("to the end").containsExactlyElementsOf(later);
	}

	@Test
	void theNextPageOfTheLineStandsWhenTheLastPersonOfThePageGivesUp() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofDays(3), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		for (int i = 0; i < 60; i++) {
			UUID ticket = WORLD.ticket(WORLD.signUp(event, "waitlisted", "Ada"), 1, "Name %02d".formatted(i), "pending",
					quota, "waitlisted");
			WORLD.run("update places set waiting_since = now() + ? * interval '1 second' where ticket = ?", i, ticket);
		}
		Names names = new Names(session, "status=waitlisted&");
		JsonNode first = names.page("");
		WORLD.run("update places set state = 'cancelled' where ticket in (?::uuid, ?::uuid)",
				first.at("/items/49/ticket").asString(), first.at("/items/3/ticket").asString());
		assertThat(names.next(first)).containsExactlyElementsOf(numbers(50, 60));
	}

	@Test
	void theNextPageOfTheLineHidesNobodyWhoConfirmsMeanwhile() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofDays(3), "Saal");
		UUID quota = WORLD.quota(event, session, "Vor Ort");
		for (int i = 0; i < 60; i++) {
			DoorWorld.SignUp waits = WORLD.signUp(event, "waitlisted", "Ada");
			UUID ticket = WORLD.ticket(waits, 1, "Name %02d".formatted(i), "pending", quota, "waitlisted");
			WORLD.run("update places set waiting_since = now() + ? * interval '1 second' where ticket = ?", i, ticket);
			WORLD.run("update registrations r set hold_until = now() + interval '1 hour' from tickets t "
					+ "where t.registration = r.id and t.id = ? and ? = 3", ticket, i);
		}
		Names names = new Names(session, "status=waitlisted&");
		JsonNode first = names.page("");
		WORLD.run("update registrations set hold_until = null where event = ?", event);
		List<String> all = new ArrayList<>(first.at("/items").findValuesAsString("name"));
		all.addAll(names.next(first));
		assertThat(all).containsExactlyElementsOf(numbers(0, 60));
	}

	@Test
	void aPageBehindTheLastNameKnowsHowManyThereAre() {
		Names names = Names.of(60);
		JsonNode first = names.page("");
		WORLD.run(
				"delete from registrations r using tickets t, places p where t.registration = r.id and p.ticket = t.id "
						+ "and p.session = ? and t.name >= 'Name 50'",
				names.session());
		JsonNode second = names.page("cursor=" + first.at("/next").asString());
		assertThat(second.at("/items")).isEmpty();
		assertThat(second.at("/total").asInt()).isEqualTo(50);
		assertThat(DESK.page(names.pageAddress(first), Desk.ORGANISER)).contains("50 Namen", "Keine weiteren Namen")
			.doesNotContain("Niemand gefunden");
	}

	@Test
	void aCursorFitsItsOwnListOnly() {
		Names names = Names.of(51);
		String cursor = names.page("").at("/next").asString();
		assertThat(cursor).matches("[A-Za-z0-9_-]+");
		String own = "/api/sessions/" + names.session() + "/registrations?cursor=";
		assertThat(DESK.get(own + cursor, Desk.ORGANISER)).isEqualTo(200);
		assertThat(DESK.get(own + cursor + "&status=waitlisted", Desk.ORGANISER)).isEqualTo(400);
		assertThat(DESK.get(own + cursor.substring(1), Desk.ORGANISER)).isEqualTo(400);
		assertThat(DESK.get(own + "abcd", Desk.ORGANISER)).isEqualTo(400);
		assertThat(
				DESK.get("/api/sessions/" + Names.of(1).session() + "/registrations?cursor=" + cursor, Desk.ORGANISER))
			.isEqualTo(400);
	}

	private static void rename(String ticket, String name) {
		WORLD.run("update tickets set name = ?, search = ? where id = ?::uuid", name, SearchText.of(name), ticket);
	}

	private static List<String> numbers(int from, int to) {
		return java.util.stream.IntStream.range(from, to).mapToObj("Name %02d"::formatted).toList();
	}

	/** The list of one session. */
	record Names(UUID session, String query) {

		static Names of(int names) {
			UUID event = WORLD.event(DoorWorld.ORGANISATION);
			UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
			UUID quota = WORLD.quota(event, session, "Vor Ort");
			numbers(0, names).forEach((name) -> WORLD.ticket(event, quota, name));
			return new Names(session, "");
		}

		JsonNode page(String more) {
			return DESK.json("/api/sessions/" + this.session + "/registrations?" + this.query + more, Desk.ORGANISER);
		}

		List<String> next(JsonNode page) {
			return page("cursor=" + page.at("/next").asString()).at("/items").findValuesAsString("name");
		}

		String pageAddress(JsonNode before) {
			return "/sessions/" + this.session + "/registrations?cursor=" + before.at("/next").asString();
		}

	}

}
