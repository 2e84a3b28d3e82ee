package org.einlass.registration.desk;

import java.util.List;
import java.util.Map;

import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.Html;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/** What the organiser's people do for one person, and that it is written down. */
@WholeService
class PersonIT {

	private static final String SUPERVISOR = TestTokens.of("supervisor").in("digitale-stadt", Role.SUPERVISOR).bearer();

	private static final String ORGANISER = TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER).bearer();

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	WebTestClient browser = WebTestClient.bindToServer().build();

	Citizen guest = new Citizen(this.browser, null);

	Citizen supervisor = this.guest;

	EventFixture event = EventFixture.withPlaces(5);

	Answer person = new Answer(0, tools.jackson.databind.node.MissingNode.getInstance());

	@BeforeEach
	void signUp() {
		this.browser = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		this.guest = new Citizen(this.browser, null);
		this.supervisor = new Citizen(this.browser, SUPERVISOR);
		this.event.signUp().put("cancelUntil", "2020-01-01T00:00:00Z");
		this.guest.hears(this.event, this.kafka, "EventPublished");
		this.person = this.guest.signUp(this.event, "ada@example.org", "Ada Example");
		assertThat(this.guest.confirm(this.person, this.keys).word()).isEqualTo("confirmed");
	}

	@Test
	void aSupervisorCancelsWithAReasonEvenAfterTheContactsOwnTime() {
		assertThat(this.guest.post(this.person.path() + "/cancel", Map.of(), this.person.key()).word())
			.isEqualTo("too-late");
		assertThat(this.supervisor.post(path("/cancel"), Map.of(), null).word()).isEqualTo("invalid");
		assertThat(this.supervisor.post(path("/cancel"), Map.of("reason", "Called us"), null).word())
			.isEqualTo("cancelled");
		assertThat(this.supervisor.post(path("/cancel"), Map.of("reason", "Again"), null).word())
			.isEqualTo("cancelled");
		assertThat(deeds()).containsExactly("supervisor cancel Called us");
		assertThat(this.database.sql("select cause from registrations where id = :id")
			.bind("id", this.person.id())
			.mapValue(String.class)
			.one()
			.block()).isEqualTo("organiser");
		assertThat(contactsPage()).contains("Der Veranstalter hat Ihre Anmeldung abgesagt")
			.doesNotContain("Sie haben abgesagt", "??");
	}

	private String contactsPage() {
		return Html
			.of(this.browser.get().uri("/registrations/" + this.person.id()).cookie("einlass-key", this.person.key()));
	}

	@Test
	void namesAndAddressAreCorrectedAndTheMailGoesOutAgain() {
		String ticket = this.person.body().at("/attendees/0/ticket").asString();
		Answer renamed = this.supervisor.put(path("/attendees"),
				Map.of("attendees", List.of(Map.of("ticket", ticket, "name", "Ada Lovelace"))), null);
		assertThat(renamed.body().at("/attendees/0/name").asString()).isEqualTo("Ada Lovelace");
		assertThat(this.supervisor
			.put(path("/attendees"), Map.of("attendees", List.of(Map.of("ticket", this.person.id(), "name", "Nobody"))),
					null)
			.word()).isEqualTo("invalid");
		assertThat(
				this.supervisor
					.put(path("/attendees"),
							Map.of("attendees",
									java.util.Collections.nCopies(2, Map.of("ticket", ticket, "name", "Ada"))),
							null)
					.word())
			.isEqualTo("invalid");
		assertThat(this.supervisor.post(path("/resend"), Map.of(), null).status()).isEqualTo(200);
		assertThat(this.supervisor.put(path("/contact"), Map.of("email", "no address"), null).word())
			.isEqualTo("invalid");
		assertThat(
				this.supervisor.put(path("/contact"), Map.of("email", "right@example.org", "reason", "Mistyped"), null)
					.word())
			.isEqualTo("confirmed");
		assertThat(deeds()).containsExactly("supervisor rename ", "supervisor resend ", "supervisor contact Mistyped");
		assertThat(this.database.sql(
				"select c.email || ' ' || r.ticket_mails from registrations r join contacts c on c.registration = r.id "
						+ "where r.id = :id")
			.bind("id", this.person.id())
			.mapValue(String.class)
			.one()
			.block()).isEqualTo("right@example.org 3");
	}

	@Test
	void staffAreShownNoAnswersNoTicketCodesAndNoKey() {
		String ticket = this.person.body().at("/attendees/0/ticket").asString();
		Map<String, Object> same = Map.of("attendees", List.of(Map.of("ticket", ticket, "name", "Ada Example")));
		for (Answer answer : List.of(this.supervisor.put(path("/attendees"), same, null),
				this.supervisor.post(path("/resend"), Map.of(), null),
				this.supervisor.put(path("/contact"), Map.of("email", "other@example.org"), null),
				this.supervisor.post(path("/cancel"), Map.of("reason", "Called us"), null))) {
			assertThat(answer.status()).isEqualTo(200);
			assertThat(answer.body().at("/attendees/0/name").asString()).isEqualTo("Ada Example");
			assertThat(answer.body().toString()).doesNotContain("EIN1:", "\"answers\"", "\"code\"", "manageKey");
		}
	}

	@Test
	void anAddressIsNotCorrectedToOneThatIsSignedUpAlready() {
		for (String within : List.of("event", "session")) {
			this.event = EventFixture.withPlaces(5);
			this.event.signUp().put("onePerPerson", within);
			this.guest.hears(this.event, this.kafka, "EventPublished");
			this.guest.confirm(this.guest.signUp(this.event, "grace@example.org", "Grace Example"), this.keys);
			this.person = this.guest.signUp(this.event, "ada@example.org", "Ada Example");
			this.guest.confirm(this.person, this.keys);
			Answer refused = this.supervisor.put(path("/contact"), Map.of("email", "Grace@example.org"), null);
			assertThat(refused.status()).isEqualTo(409);
			assertThat(refused.word()).isEqualTo("already-registered");
			assertThat(deeds()).isEmpty();
			assertThat(this.supervisor.put(path("/contact"), Map.of("email", "free@example.org"), null).word())
				.isEqualTo("confirmed");
		}
	}

	@Test
	void whoIsSignedUpElsewhereIsUnknownHere() {
		EventFixture other = EventFixture.withPlaces(1);
		this.guest.hears(other, this.kafka, "EventPublished");
		String elsewhere = path("/cancel").replace(this.event.session.toString(), other.session.toString());
		assertThat(this.supervisor.post(elsewhere, Map.of("reason", "?"), null).status()).isEqualTo(404);
		assertThat(get(elsewhere.replace("/api", ""), SUPERVISOR, 404)).doesNotContain("Ada Example");
	}

	@Test
	void thePageShowsWhatWasDoneAndByWhomAndPrintsTheTickets() {
		String page = path("").replace("/api", "");
		assertThat(get("/sessions/" + this.event.session + "/registrations", SUPERVISOR, 200))
			.contains("href=\"" + page + "\"");
		assertThat(get(page, SUPERVISOR, 200)).contains("Ada Example", "Bisher nichts.", page + "/tickets")
			.doesNotContain("ada@example.org", "??");
		assertThat(get(page, ORGANISER, 200)).contains("ada@example.org");
		String tickets = get(page + "/tickets", SUPERVISOR, 200);
		assertThat(tickets).contains(this.person.text("reference") + "-1", "src=\"data:image/svg+xml;base64,")
			.doesNotContain("??");
		assertThat(get(page + "/cancel", SUPERVISOR, 200)).contains("Ja, absagen").doesNotContain("??");
		assertThat(post(page + "/cancel", "reason", "", 400)).contains("kern-alert--danger", "Ja, absagen");
		assertThat(post(page + "/contact", "email", "nobody@@x", 400)).contains("name@beispiel.de",
				"value=\"nobody@@x\"", "aria-invalid=\"true\"", "id=\"email-error\"");
		assertThat(
				post(page + "/attendees", "name-" + this.person.body().at("/attendees/0/ticket").asString(), "", 400))
			.contains("aria-invalid=\"true\"", "Bitte ausfüllen.")
			.doesNotContain("value=\"Ada Example\"");
		post(page + "/attendees", "name-" + this.person.body().at("/attendees/0/ticket").asString(), "Ada B.", 303);
		post(page + "/cancel", "reason", "Called us", 303);
		assertThat(get(page + "?done=cancelled", SUPERVISOR, 200))
			.contains("Anmeldung " + this.person.text("reference") + " abgesagt", "Ada B.", "Abgesagt", "Called us",
					"supervisor", "Namen geändert", "Tickets zum Drucken geöffnet")
			.doesNotContain("??", "Ja, absagen");
		assertThat(get(page + "?lang=en", SUPERVISOR, 200)).contains("Called us").doesNotContain("??");
	}

	private String path(String action) {
		return "/api/sessions/" + this.event.session + "/registrations/" + this.person.id() + action;
	}

	private List<String> deeds() {
		return this.database.sql("""
				select actor_name || ' ' || deed || ' ' || reason from deeds where registration = :id order by done_at
				""")
			.bind("id", this.person.id())
			.mapValue(String.class)
			.all()
			.collectList()
			.blockOptional()
			.orElseThrow();
	}

	private String get(String path, String bearer, int status) {
		return String.valueOf(this.browser.get()
			.uri(path)
			.header("Authorization", bearer)
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

	private String post(String path, String field, String value, int status) {
		return String.valueOf(this.browser.post()
			.uri(path)
			.header("Authorization", SUPERVISOR)
			.body(BodyInserters.fromFormData(field, value))
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody());
	}

}
