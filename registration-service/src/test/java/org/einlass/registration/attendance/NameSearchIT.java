package org.einlass.registration.attendance;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

import org.einlass.registration.door.DoorWorld;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Names are found however they are typed. */
class NameSearchIT {

	private static final DoorWorld WORLD = new DoorWorld();

	private static final Desk DESK = new Desk(WORLD.start());

	private static final UUID EVENT = WORLD.event(DoorWorld.ORGANISATION);

	private static final UUID SESSION = WORLD.session(EVENT, Duration.ofMinutes(30), "Saal");

	private static final UUID QUOTA = WORLD.quota(EVENT, SESSION, "Vor Ort");

	@BeforeAll
	static void peopleSignUp() {
		List.of("Jürgen Müller", "Eva Weiß", "Nguyễn Thị Thúy", Normalizer.normalize("Zoë Kraus", Normalizer.Form.NFD),
				"Đặng Văn An", "Ayşe Öztürk", "Horst Große", "Emre Şahin", "Paul Mueller")
			.forEach((name) -> WORLD.ticket(EVENT, QUOTA, name));
	}

	@AfterAll
	static void stop() {
		WORLD.close();
	}

	@ParameterizedTest
	@CsvSource({ "muller, 2", "mueller, 2", "MÜLLER, 2", "Müller Jürgen, 1", "juergen  müller, 1", "Weiss, 1",
			"WEIẞ, 1", "nguyen, 1", "thuy, 1", "thuy nguyen, 1", "zoe, 1", "Zoë, 1", "dang, 1", "oztur, 1", "grosse, 1",
			"sahin, 1", "Müller Weiß, 0", "miller, 0" })
	void aNameIsFoundInEverySpellingAndOrder(String typed, int found) {
		for (String form : List.of(typed, Normalizer.normalize(typed, Normalizer.Form.NFD))) {
			String q = "?q=" + URLEncoder.encode(form, StandardCharsets.UTF_8);
			assertThat(
					DESK.json("/api/sessions/" + SESSION + "/registrations" + q, Desk.SUPERVISOR).at("/total").asInt())
				.isEqualTo(found);
		}
	}

	@Test
	void theListIsSortedByTheFoldedName() {
		assertThat(DESK.json("/api/sessions/" + SESSION + "/registrations", Desk.ORGANISER)
			.at("/items")
			.findValuesAsString("name")).startsWith("Ayşe Öztürk", "Đặng Văn An", "Emre Şahin", "Eva Weiß");
	}

	@Test
	void anAddressIsFoundByTheDomainAsItIsWritten() {
		UUID event = WORLD.event(DoorWorld.ORGANISATION);
		UUID session = WORLD.session(event, Duration.ofMinutes(30), "Saal");
		WORLD.ticket(event, WORLD.quota(event, session, "Vor Ort"), "Ada");
		WORLD.run("update contacts c set email = 'ada@xn--bcher-kva.example' from registrations r "
				+ "where r.id = c.registration and r.event = ?", event);
		String list = "/sessions/" + session + "/registrations";
		String q = "?q=" + URLEncoder.encode("Ada@bücher.example", StandardCharsets.UTF_8);
		assertThat(DESK.json("/api" + list + q, Desk.ORGANISER).at("/total").asInt()).isEqualTo(1);
		assertThat(DESK.found(list, "Ada@bücher.example", Desk.ORGANISER)).contains(">ada@bücher.example<");
	}

}
