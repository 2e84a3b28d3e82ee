package org.einlass.registration.boxoffice;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.einlass.registration.Citizen;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.SessionTime;
import org.einlass.starter.test.TestTokens;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseCookie;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** The way through the pages as a browser without script goes it. */
@WholeService
class PagesIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	WebTestClient client = WebTestClient.bindToServer().build();

	EventFixture event = EventFixture.withPlaces(2);

	@BeforeEach
	void publish() {
		this.client = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		for (String type : List.of("text", "choice", "choices", "yes_no")) {
			this.event.signUp()
				.withArray("questions")
				.addObject()
				.put("id", type)
				.put("type", type)
				.put("per", "attendee")
				.put("required", false)
				.putObject("text")
				.put("de", "Frage " + type);
		}
		new Citizen(this.client, null).hears(this.event, this.kafka, "EventPublished");
	}

	@Test
	void aGuestSignsUpConfirmsSeesTheTicketAndCancels() {
		String form = get("/sign-up/" + this.event.message().get("slug").asString(), null, 200);
		assertThat(form).contains("Anmelden: Digitalsprechstunde", "2 Plätze frei", "Frage yes_no",
				"Digitale Stadt verwendet", "spätestens am");
		assertThat(get("/sign-up/" + this.event.id + "?lang=en", null, 200)).contains("2 places free");

		MultiValueMap<String, String> fields = fields(form);
		assertThat(body(post("/sign-up/" + this.event.id, fields, null), 400)).contains("Bitte prüfen Sie Ihre Angaben",
				"href=\"#contact.email\"", "value=\"Ada &lt;b&gt;\"");
		MultiValueMap<String, String> nameless = new LinkedMultiValueMap<>(fields);
		nameless.set("attendees[0].name", "");
		nameless.set("attendees[0].answers.choice", "made up");
		assertThat(body(post("/sign-up/" + this.event.id, nameless, null), 400)).containsSubsequence(
				">Person 1, Name: Bitte ausfüllen.<", ">Person 1, Frage choice: ", ">E-Mail: ",
				"id=\"attendees[0].name-error\"", ">Bitte ausfüllen.<");
		fields.set("action", "add-attendee");
		assertThat(body(post("/sign-up/" + this.event.id, fields, null), 200)).contains("attendees[1].name",
				"Person 2 entfernen");

		fields.set("action", "sign-up");
		fields.set("contact.email", "ada@example.org");
		EntityExchangeResult<byte[]> done = post("/sign-up/" + this.event.id, fields, null);
		assertThat(done.getStatus().value()).isEqualTo(303);
		URI link = Objects.requireNonNull(done.getResponseHeaders().getLocation());
		EntityExchangeResult<byte[]> entered = this.client.get()
			.uri(link.toString())
			.exchange()
			.expectBody()
			.returnResult();
		assertThat(entered.getStatus().value()).isEqualTo(303);
		ResponseCookie cookie = Objects.requireNonNull(entered.getResponseCookies().getFirst(RegistrationPage.COOKIE));
		String page = Objects.requireNonNull(entered.getResponseHeaders().getLocation()).toString();
		assertThat(cookie.isHttpOnly()).isTrue();
		assertThat(cookie.getPath()).isEqualTo(page);
		assertThat(page).doesNotContain("key");
		get(page, null, 404);
		assertThat(get(page, cookie, 200)).contains("Noch ein Schritt", "ada@example.org");

		java.util.UUID id = java.util.UUID.fromString(page.substring("/registrations/".length()));
		String code = this.keys.confirmationCode(id, 1);
		get(page + "/confirm?code=" + code, null, 303);
		assertThat(get(page, cookie, 200)).contains("Noch ein Schritt");
		assertThat(body(post(page + "/confirm", one("code", "0000-0000"), null), 409))
			.contains("Der Code stimmt nicht");
		assertThat(post(page + "/confirm", one("code", code), null).getStatus().value()).isEqualTo(303);
		String ticket = get(page, cookie, 200);
		assertThat(ticket).contains("Sie sind angemeldet", "Ticket 1 von 1", "Ada &lt;b&gt;");
		String picture = ticket.replaceAll("(?s).*src=\"(/registrations/[^\"]+\\.svg)\".*", "$1");
		assertThat(get(picture, cookie, 200)).startsWith("<svg");
		get(picture, null, 404);
		assertThat(get(picture.replace(".svg", ".png"), cookie, 200)).contains("PNG");

		assertThat(get(page + "/cancel", cookie, 200)).contains("Ja, absagen");
		assertThat(post(page + "/cancel", one("x", ""), cookie).getStatus().value()).isEqualTo(303);
		assertThat(get(page, cookie, 200)).contains("Sie haben abgesagt");
	}

	@Test
	void anAccountSeesItsRegistrationsAndAnybodyMayAskForLostLinks() {
		new Citizen(this.client, TestTokens.of("citizen").bearer()).signUp(this.event, "citizen@example.org", "Ada");
		String mine = asCitizen("/my/registrations");
		assertThat(mine).contains("Digitalsprechstunde", "Bestätigt", "action=\"/logout\"");
		String form = asCitizen("/sign-up/" + this.event.id);
		assertThat(form).contains("value=\"citizen@example.org\"");
		assertThat(get("/registrations/lookup", null, 200)).contains("Link verloren?");
		assertThat(body(post("/registrations/lookup", one("email", "nobody"), null), 400)).contains("name@beispiel.de");
		assertThat(body(post("/registrations/lookup", one("email", "nobody@example.org"), null), 200))
			.contains("Postfach");
	}

	@Test
	void aGuestFindsTheWayToARegistrationFromEveryPage() {
		String ways = get("/my/registrations", null, 200);
		assertThat(ways).contains("Meine Anmeldungen", "action=\"/registrations/lookup\"", "name=\"email\"",
				"/login?to=/my/registrations");
		String form = get("/sign-up/" + this.event.id, null, 200);
		assertThat(form).contains("Schon angemeldet?", "href=\"/my/registrations\"", "href=\"/registrations/lookup\"");
		for (String link : List.of("/registrations/" + UUID.randomUUID() + "?key=old",
				"/registrations/" + UUID.randomUUID(), "/registrations/0193-cut-off")) {
			assertThat(get(link, null, 404)).contains("Link per E-Mail schicken", "action=\"/registrations/lookup\"",
					"type=\"email\"");
		}
		assertThat(get("/sign-up/nowhere", null, 404)).contains("href=\"/registrations/lookup\"")
			.doesNotContain("action=\"/registrations/lookup\"");
	}

	@Test
	void anAnswerToALostLinkIsTheSameForEveryAddress() {
		new Citizen(this.client, null).signUp(this.event, "known@example.org", "Ada");
		String known = body(post("/registrations/lookup", one("email", "known@example.org"), null), 200);
		assertThat(known).contains("Postfach").doesNotContain("example.org");
		assertThat(body(post("/registrations/lookup", one("email", "nobody@example.org"), null), 200)).isEqualTo(known);
	}

	@Test
	void peopleAtDomainsWithSpecialLettersSignUpAndFindTheirRegistration() {
		String held = new Citizen(this.client, null).signUp(this.event, "Ada@fußball.de", "Ada").path();
		assertThat(get(held.replace("/api", "") + "?key=none", null, 404)).contains("Link per E-Mail schicken");
		assertThat(body(post("/registrations/lookup", one("email", "ada@FUßBALL.de"), null), 200)).contains("Postfach");
	}

	@Test
	void whoIsTooLateKeepsWhatWasTyped() {
		String form = get("/sign-up/" + this.event.id, null, 200);
		new Citizen(this.client, null).signUp(this.event, "first@example.org", "First", "Second");
		MultiValueMap<String, String> fields = fields(form);
		fields.set("contact.email", "late@example.org");
		assertThat(body(post("/sign-up/" + this.event.id, fields, null), 409)).contains("Ausgebucht",
				"late@example.org");
	}

	@Test
	void aGuestIsAskedToLogInWhereEveryPlaceNeedsAnAccount() {
		EventFixture members = EventFixture.withPlaces(5);
		members.signUp().putObject("audience").put("level", "account");
		new Citizen(this.client, null).hears(members, this.kafka, "EventPublished");
		String slug = members.message().get("slug").asString();
		assertThat(get("/sign-up/" + members.id, null, 200)).contains("href=\"/login?to=/sign-up/" + slug + "\"")
			.doesNotContain("name=\"contact.email\"");
		String form = asCitizen("/sign-up/" + members.id);
		assertThat(form).contains("name=\"contact.email\"").doesNotContain("/login?to=/sign-up");
	}

	@Test
	void anEventWithoutQuotasIsNotSoldOut() {
		EventFixture open = EventFixture.withPlaces(1);
		open.session(0).putArray("quotas");
		new Citizen(this.client, null).hears(open, this.kafka, "EventPublished");
		assertThat(get("/sign-up/" + open.id, null, 200)).contains("Hier gibt es keine Plätze")
			.doesNotContain("Ausgebucht");
	}

	@Test
	void ticketsStayOnThePageWhileAFurtherPlaceIsOffered() {
		Citizen guest = new Citizen(this.client, null);
		Citizen.Answer held = guest.signUp(this.event, "ada@example.org", "Ada");
		guest.confirm(held, this.keys);
		this.database
			.sql("update registrations set status = 'offered', offer_until = now() + interval '1 h' where id = :id")
			.bind("id", held.id())
			.then()
			.block();
		ResponseCookie cookie = ResponseCookie.from(RegistrationPage.COOKIE, held.key()).build();
		Instant end = Instant.parse(this.event.session(0).get("end").asString());
		assertThat(get("/registrations/" + held.id(), cookie, 200)).contains("Platz annehmen", "Ticket 1 von 1",
				"Ihre Angaben löschen wir am "
						+ SessionTime.day(end.plus(30, ChronoUnit.DAYS), ZoneId.of("Europe/Berlin"), Language.DE));
	}

	private MultiValueMap<String, String> fields(String form) {
		MultiValueMap<String, String> fields = one("quotas", this.event.quota.toString());
		fields.set("idempotencyKey", form.replaceAll("(?s).*name=\"idempotencyKey\" value=\"([^\"]+)\".*", "$1"));
		fields.set("attendees[0].name", "Ada <b>");
		fields.set("contact.name", "Ada");
		fields.set("contact.email", "no address");
		return fields;
	}

	private static MultiValueMap<String, String> one(String name, String value) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.set(name, value);
		return fields;
	}

	private String get(String path, @Nullable ResponseCookie cookie, int status) {
		WebTestClient.RequestHeadersSpec<?> get = this.client.get()
			.uri(URI.create("http://localhost:" + this.port + path));
		if (cookie != null) {
			get.cookie(cookie.getName(), cookie.getValue());
		}
		return body(get.exchange().expectBody().returnResult(), status);
	}

	private String asCitizen(String path) {
		return text(this.client.get()
			.uri(path)
			.header("Authorization", TestTokens.of("citizen").bearer())
			.exchange()
			.expectBody()
			.returnResult());
	}

	private EntityExchangeResult<byte[]> post(String path, MultiValueMap<String, String> fields,
			@Nullable ResponseCookie cookie) {
		WebTestClient.RequestBodySpec post = this.client.post()
			.uri(path)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED);
		if (cookie != null) {
			post.cookie(cookie.getName(), cookie.getValue());
		}
		return post.bodyValue(fields).exchange().expectBody().returnResult();
	}

	private static String body(EntityExchangeResult<byte[]> result, int status) {
		assertThat(result.getStatus().value()).as(text(result)).isEqualTo(status);
		return text(result);
	}

	private static String text(EntityExchangeResult<byte[]> result) {
		byte[] body = result.getResponseBody();
		return (body != null) ? new String(body, StandardCharsets.UTF_8) : "";
	}

}
