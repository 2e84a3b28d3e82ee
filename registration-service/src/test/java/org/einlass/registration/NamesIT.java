package org.einlass.registration;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** A name can be seen, is no link, and turns nothing on a page that shows it. */
@WholeService
class NamesIT {

	private static final TestTokens ORGANISER = TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER);

	private static final List<String> UNSEEN = List.of("\u200b", "\u2800", "\u3164", "\u00ad", "\ufeff", " \u200d ");

	private static final List<String> LINKS = List.of("Ihr Konto ist gesperrt! https://evil.example/login",
			"Ada www.evil.example", "WwW.evil.example", "h\u200bttps:\u200b//evil.example");

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	private final EventFixture event = EventFixture.withPlaces(50);

	private Citizen guest = Citizen.guest(0);

	@BeforeEach
	void publish() {
		this.guest = Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
	}

	private static List<String> fields(Answer invalid) {
		List<String> fields = new ArrayList<>();
		invalid.body()
			.path("fields")
			.forEach((field) -> fields.add(field.path("path").asString() + " " + field.path("code").asString()));
		return fields;
	}

	private Answer signUp(String attendee, String contact) {
		Map<String, Object> request = Citizen.request(this.event, "ada@example.org", attendee);
		request.put("contact", Map.of("name", contact, "email", "ada@example.org", "language", "de"));
		return this.guest.signUp(request, null);
	}

	@Test
	void aNameThatNobodySeesIsMissing() {
		for (String name : UNSEEN) {
			assertThat(fields(signUp(name, name))).containsExactlyInAnyOrder("attendees[0].name required",
					"contact.name required");
		}
	}

	@Test
	void aNameIsNoLinkWhereverItIsTyped() {
		Answer ada = signUp("Ada", "Ada");
		String ticket = ada.body().at("/attendees/0/ticket").asString();
		Citizen organiser = Citizen.holding(this.port, ORGANISER);
		String desk = "/api/sessions/" + this.event.session + "/desk-registrations";
		for (String name : LINKS) {
			assertThat(fields(signUp(name, name))).containsExactlyInAnyOrder("attendees[0].name web-address",
					"contact.name web-address");
			Map<String, Object> names = Map.of("attendees", List.of(Map.of("ticket", ticket, "name", name)));
			assertThat(fields(this.guest.put(ada.path() + "/attendees", names, ada.key())))
				.containsExactly("attendees[0].name web-address");
			assertThat(fields(organiser.post(desk,
					Map.of("quota", this.event.quota, "attendees", List.of(Map.of("name", name)), "contact",
							Map.of("name", name)),
					null)))
				.containsExactlyInAnyOrder("attendees[0].name web-address", "contact.name web-address");
		}
	}

	@Test
	void thePageSaysSoInBothLanguagesAndKeepsWhatWasTyped() {
		Map<String, String> form = Map.of("quotas", this.event.quota.toString(), "attendees[0].name", LINKS.getFirst(),
				"contact.name", "Ada", "contact.email", "ada@example.org", "action", "sign-up", "idempotencyKey",
				UUID.randomUUID().toString());
		Browser browser = Browser.guest(this.port);
		assertThat(browser.post("/sign-up/" + this.event.id + "?lang=de", form, 400))
			.contains("Bitte ohne Internetadresse.", "value=\"" + LINKS.getFirst() + "\"");
		assertThat(browser.post("/sign-up/" + this.event.id + "?lang=en", form, 400))
			.contains("Please leave out web addresses.");
	}

	@Test
	void aNameThatRunsFromRightToLeftKeepsToItself() {
		Answer ada = signUp("محمد", "محمد");
		this.guest.confirm(ada, this.keys);
		WebTestClient client = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		assertThat(page(client, ada.path().replace("/api", ""), "einlass-key", ada.key()))
			.containsPattern("<h2 dir=\"auto\"[^>]*>محمد</h2>");
		Browser organiser = Browser.holding(this.port, ORGANISER.bearer());
		String person = "/sessions/" + this.event.session + "/registrations/" + ada.id();
		assertThat(organiser.get(person, 200)).contains("<bdi>محمد</bdi>");
		assertThat(organiser.get(person + "/cancel", 200)).contains("\u2068محمد\u2069");
		assertThat(organiser.get("/sessions/" + this.event.session + "/registrations", 200))
			.containsPattern("<th dir=\"auto\"[^>]*>محمد</th>");
	}

	private static String page(WebTestClient client, String path, String cookie, String value) {
		return String.valueOf(client.get()
			.uri(path)
			.cookie(cookie, value)
			.exchange()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	@Test
	void aRequiredAnswerCanBeSeen() {
		EventFixture asking = EventFixture.withPlaces(5);
		asking.signUp()
			.putArray("questions")
			.addObject()
			.put("id", "diet")
			.put("type", "text")
			.put("required", true)
			.put("per", "registration")
			.putObject("text")
			.put("de", "Essen?");
		this.guest.hears(asking, this.kafka, "EventPublished");
		Map<String, Object> request = Citizen.request(asking, "ada@example.org");
		request.put("attendees",
				List.of(Map.of("name", "Ada", "answers", List.of(Map.of("question", "diet", "value", "\u200b")))));
		assertThat(fields(this.guest.signUp(request, null))).contains("attendees[0].answers.diet required");
	}

}
