package org.einlass.registration;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen.Answer;
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

/** The waiting list as those who wait, and the organiser, see it. */
@WholeService
class WaitingListIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	WebTestClient browser;

	Citizen guest;

	Citizen organiser;

	@BeforeEach
	void connect() {
		this.browser = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		this.guest = Citizen.guest(this.port);
		this.organiser = Citizen.holding(this.port, TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER));
	}

	@Test
	void aFreedPlaceIsOfferedToTheFirstInLineAndTakenByAccepting() {
		EventFixture event = published(EventFixture.withPlaces(1));
		Answer first = holder(event);
		Answer second = waiter(event, "ben@example.org");
		Answer third = waiter(event, "cem@example.org");
		assertThat(now(second).body().path("position").asInt()).isEqualTo(1);
		assertThat(now(third).body().path("position").asInt()).isEqualTo(2);

		this.guest.post(first.path() + "/cancel", Map.of(), first.key());
		assertThat(now(second).word()).isEqualTo("offered");
		assertThat(now(second).text("offerUntil")).isNotEmpty();
		assertThat(now(third).word()).isEqualTo("waitlisted");
		assertThat(this.guest.signUp(event, "dora@example.org", "Dora").word()).isEqualTo("sold-out");

		assertThat(this.guest.post(second.path() + "/decline", Map.of(), second.key()).word()).isEqualTo("cancelled");
		assertThat(now(third).word()).isEqualTo("offered");
		Answer accepted = this.guest.post(third.path() + "/accept", Map.of(), third.key());
		assertThat(accepted.word()).isEqualTo("confirmed");
		assertThat(accepted.body().at("/attendees/0/code").asString()).startsWith("EIN1:");
		assertThat(this.guest.post(third.path() + "/accept", Map.of(), third.key()).word()).isEqualTo("confirmed");
	}

	@Test
	void whoHasNotConfirmedKeepsNoFreePlaceFromOthers() {
		EventFixture event = published(EventFixture.withPlaces(1));
		Answer first = holder(event);
		Map<String, Object> request = Citizen.request(event, "ben@example.org", "Ben");
		request.put("joinWaitingList", true);
		assertThat(this.guest.signUp(request, null).word()).isEqualTo("waitlisted");
		this.guest.post(first.path() + "/cancel", Map.of(), first.key());
		assertThat(this.guest.get("/api/sessions/" + event.session, null).body().at("/quotas/0/free").asInt())
			.isEqualTo(1);
		assertThat(this.guest.signUp(event, "cem@example.org", "Cem").word()).isEqualTo("held");
	}

	@Test
	void anOfferThatNobodyTakesGoesToTheNextByItself() {
		EventFixture event = published(EventFixture.withPlaces(1));
		Answer first = holder(event);
		Answer second = waiter(event, "ben@example.org");
		Answer third = waiter(event, "cem@example.org");
		this.guest.post(first.path() + "/cancel", Map.of(), first.key());
		this.database.sql("update registrations set offer_until = now() - interval '1 second' where id = :id")
			.bind("id", second.id())
			.then()
			.block();
		await(third, "offered");
		assertThat(now(second).word()).isEqualTo("expired");
	}

	@Test
	void aRaisedQuotaServesTheList() {
		EventFixture event = published(EventFixture.withPlaces(1));
		holder(event);
		Answer second = waiter(event, "ben@example.org");
		event.quota(0).put("places", 2);
		event.nextVersion().tell(this.kafka, "EventChanged");
		await(second, "offered");
	}

	@Test
	void nobodyWaitsAfterTheStartForAQuotaThatWasTakenOut() {
		EventFixture event = EventFixture.withPlaces(1);
		event.addQuota(5);
		published(event);
		Answer first = holder(event);
		Answer second = waiter(event, "ben@example.org");
		event.message().put("status", "withdrawn");
		event.nextVersion().tell(this.kafka, "EventWithdrawn");
		await(first, "cancelled");
		await(second, "cancelled");
		this.guest.post(first.path() + "/cancel", Map.of(), first.key());
		event.session(0).withArray("quotas").remove(0);
		event.session(0).put("start", Instant.now().minusSeconds(60).toString());
		event.message().put("status", "published");
		event.nextVersion().tell(this.kafka, "EventPublished");
		await(second, "expired");
	}

	@Test
	void anOrganiserGivesAPlaceOutOfTurnWithAReasonThatIsKept() {
		EventFixture event = published(EventFixture.withPlaces(2));
		holder(event);
		Answer second = waiter(event, "ben@example.org", "Ben", "Bo");
		Answer third = waiter(event, "cem@example.org");
		String path = "/api/sessions/" + event.session + "/registrations/" + third.id() + "/promote";
		assertThat(this.organiser.post(path, Map.of(), null).word()).isEqualTo("invalid");
		assertThat(this.organiser.post(path, Map.of("reason", "Speaks at the event"), null).status()).isEqualTo(204);
		assertThat(now(third).word()).isEqualTo("confirmed");
		assertThat(now(second).word()).isEqualTo("waitlisted");
		String full = "/api/sessions/" + event.session + "/registrations/" + second.id() + "/promote";
		assertThat(this.organiser.post(full, Map.of("reason", "A friend"), null).word()).isEqualTo("sold-out");
		this.browser.post()
			.uri(full.replace("/api", ""))
			.header("Authorization", TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER).bearer())
			.body(BodyInserters.fromFormData("reason", "A friend"))
			.exchange()
			.expectStatus()
			.isEqualTo(409)
			.expectBody(String.class)
			.value((page) -> assertThat(page).contains("kern-alert--danger", "value=\"A friend\"")
				.doesNotContain("??"));
		assertThat(this.database.sql("select reason from deeds where registration = :id")
			.bind("id", third.id())
			.mapValue(String.class)
			.one()
			.block()).isEqualTo("Speaks at the event");
		EventFixture other = published(EventFixture.withPlaces(1));
		String elsewhere = "/api/sessions/" + other.session + "/registrations/" + second.id() + "/promote";
		assertThat(this.organiser.post(elsewhere, Map.of("reason", "?"), null).status()).isEqualTo(404);
	}

	@Test
	void aCodeOpensAQuotaForThoseWhoHaveIt() {
		EventFixture event = EventFixture.withPlaces(50);
		event.signUp().putObject("audience").put("level", "code");
		published(event);
		String path = "/api/quotas/" + event.quota + "/access-codes";
		assertThat(this.organiser.put(path, Map.of("codes", List.of("STADT-2027", " RATHAUSPLATZ ")), null).status())
			.isEqualTo(204);
		assertThat(this.organiser.get(path, null).body().path("codes").toString())
			.isEqualTo("[\"RATHAUSPLATZ\",\"STADT-2027\"]");
		assertThat(this.guest.get(path, null).status()).isEqualTo(401);
		Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada");
		assertThat(this.guest.signUp(request, null).word()).isEqualTo("not-eligible");
		request.put("accessCode", "WRONG");
		assertThat(this.guest.signUp(request, null).word()).isEqualTo("not-eligible");
		request.put("accessCode", " RATHAUSPLATZ ");
		assertThat(this.guest.signUp(request, null).word()).isEqualTo("held");
		int number = 0;
		for (String typed : List.of("rathausplatz", "stadt\u20132027\n", "\u00a0Stadt 2027", "\u201eSTADT-2027\u201c",
				"https://einlass.example/sign-up?code=STADT-2027")) {
			Map<String, Object> other = Citizen.request(event, "ada" + number++ + "@example.org", "Ada");
			other.put("accessCode", typed);
			assertThat(this.guest.signUp(other, null).status()).as(typed).isEqualTo(201);
		}
	}

	@Test
	void aCodeThatNobodySeesIsNotKept() {
		EventFixture event = published(EventFixture.withPlaces(5));
		for (String code : List.of("\u00a0", "\u200b", "-")) {
			assertThat(this.organiser
				.put("/api/quotas/" + event.quota + "/access-codes", Map.of("codes", List.of("GOOD-CODE", code)), null)
				.body()
				.at("/fields/0/path")
				.asString()).as(code).isEqualTo("codes[1]");
		}
	}

	@Test
	void theSameKeyIsTheSameSignUpAndAnotherBodyIsRefused() {
		EventFixture event = published(EventFixture.withPlaces(1));
		UUID key = UUID.randomUUID();
		Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada");
		Answer held = this.guest.signUp(request, key);
		assertThat(this.guest.signUp(request, key).id()).isEqualTo(held.id());
		request.put("joinWaitingList", true);
		assertThat(this.guest.signUp(request, key).status()).isEqualTo(422);
		UUID refused = UUID.randomUUID();
		request.put("joinWaitingList", false);
		assertThat(this.guest.signUp(request, refused).word()).isEqualTo("sold-out");
		this.guest.post(held.path() + "/cancel", Map.of(), held.key());
		assertThat(this.guest.signUp(request, refused).word()).isEqualTo("sold-out");
		assertThat(this.guest.signUp(request, UUID.randomUUID()).word()).isEqualTo("held");
	}

	private EventFixture published(EventFixture event) {
		this.guest.hears(event, this.kafka, "EventPublished");
		return event;
	}

	private Answer holder(EventFixture event) {
		Answer held = this.guest.signUp(event, "ada@example.org", "Ada");
		assertThat(this.guest.confirm(held, this.keys).word()).isEqualTo("confirmed");
		return held;
	}

	/** Somebody who found no place, joined the list and has confirmed the address. */
	private Answer waiter(EventFixture event, String email, String... names) {
		Map<String, Object> request = Citizen.request(event, email,
				(names.length > 0) ? names : new String[] { "Ben" });
		request.put("joinWaitingList", true);
		Answer waits = this.guest.signUp(request, null);
		assertThat(waits.word()).isEqualTo("waitlisted");
		assertThat(this.guest.confirm(waits, this.keys).word()).isEqualTo("waitlisted");
		return waits;
	}

	private Answer now(Answer signUp) {
		return this.guest.get(signUp.path(), signUp.key());
	}

	private void await(Answer signUp, String status) {
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> now(signUp).word().equals(status));
	}

}
