package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.EntityExchangeResult;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** One sign-up for several dates, some of them full, by page and API. */
@WholeService
class SeveralDatesIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@Autowired
	TransactionalOperator transaction;

	@LocalServerPort
	int port;

	WebTestClient client = WebTestClient.bindToServer().build();

	Citizen guest = new Citizen(this.client, null);

	EventFixture event = EventFixture.withPlaces(5);

	UUID second = this.event.addSession(1);

	UUID third = this.event.addSession(1);

	/** In the first session. */
	UUID beside = this.event.addQuota(5);

	@BeforeEach
	void publish() {
		this.client = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		this.guest = new Citizen(this.client, null);
		this.event.signUp().put("requireConfirmation", false);
		this.guest.hears(this.event, this.kafka, "EventPublished");
	}

	private Answer takes(UUID... quotas) {
		Map<String, Object> request = Citizen.request(this.event, UUID.randomUUID() + "@example.org", "Ada", "Ben");
		request.put("attendees", List.of(Map.of("name", "Ada")));
		request.put("quotas", List.of(quotas));
		return this.guest.signUp(request, null);
	}

	@Test
	void theRefusalNamesEveryDateThatIsFull() {
		takes(this.second, this.third);
		Answer refused = takes(this.event.quota, this.second, this.third);
		assertThat(refused.word()).isEqualTo("sold-out");
		assertThat(refused.body().at("/quotas")).hasSize(2);
		assertThat(refused.text("quota")).isIn(this.second.toString(), this.third.toString());
		assertThat(refused.text("detail")).contains("Vor Ort · ", " Uhr; Vor Ort · ", "kein Platz mehr frei");
	}

	@Test
	void onePageOffersToWaitForEachFullDateAndTakesTheOthersAtOnce() {
		takes(this.second, this.third);
		String form = body(
				this.client.get().uri("/sign-up/" + this.event.id).exchange().expectBody(String.class).returnResult(),
				200);
		assertThat(form)
			.contains("type=\"checkbox\"", "value=\"" + this.event.quota + "\"", "value=\"" + this.second + ":wait\"",
					"auf die Warteliste")
			.doesNotContain("id=\"joinWaitingList\"", "??");
		MultiValueMap<String, String> fields = fields(this.event.quota.toString(), this.second + ":wait");
		EntityExchangeResult<String> done = post(fields);
		assertThat(done.getStatus().value()).as(done.getResponseBody()).isEqualTo(303);
		UUID id = UUID.fromString(
				Objects.requireNonNull(done.getResponseHeaders().getLocation()).getPath().replaceAll(".*/", ""));
		Answer taken = this.guest.get("/api/registrations/" + id, this.keys.manageKey(id, 1));
		assertThat(taken.word()).isEqualTo("confirmed");
		assertThat(taken.body().at("/attendees/0/places").findValuesAsString("state"))
			.containsExactlyInAnyOrder("confirmed", "waitlisted");
	}

	@Test
	void whoFindsADateFullMeanwhileIsToldWhichAndMayWaitThere() {
		takes(this.second);
		String page = body(post(fields(this.event.quota.toString(), this.second.toString())), 409);
		assertThat(page)
			.contains("Ausgebucht", "href=\"#q-" + this.second + "\"", "id=\"q-" + this.second + "\"",
					"value=\"" + this.second + ":wait\"")
			.doesNotContain("href=\"#q-" + this.event.quota + "\"", "??");
		assertThat(page).containsPattern("value=\"" + this.event.quota + "\"[^>]*checked")
			.doesNotContainPattern("value=\"" + this.second + ":wait\"[^>]*checked");
	}

	@Test
	void oneDateIsGivenBackAndTheOthersStay() {
		Answer mine = takes(this.event.quota, this.second);
		String page = "/registrations/" + mine.id() + "/cancel";
		String cookie = RegistrationPage.COOKIE;
		String ask = body(this.client.get()
			.uri(page)
			.cookie(cookie, mine.key())
			.exchange()
			.expectBody(String.class)
			.returnResult(), 200);
		assertThat(ask).contains("value=\"quota:" + this.second + "\"", "Was möchten Sie absagen?")
			.doesNotContain("??");
		MultiValueMap<String, String> part = new LinkedMultiValueMap<>();
		part.set("part", "quota:" + this.second);
		this.client.post().uri(page).cookie(cookie, mine.key()).bodyValue(part).exchange().expectStatus().isSeeOther();
		Answer left = this.guest.get(mine.path(), mine.key());
		assertThat(left.word()).isEqualTo("confirmed");
		assertThat(left.body().at("/attendees/0/places").findValuesAsString("state"))
			.containsExactlyInAnyOrder("confirmed", "cancelled");
		assertThat(takes(this.second).word()).as("somebody else gets it").isEqualTo("confirmed");
		Map<String, Object> unknown = Map.of("quotas", List.of(UUID.randomUUID()));
		assertThat(this.guest.post(mine.path() + "/cancel", unknown, mine.key()).status()).isEqualTo(404);
		assertThat(this.guest.post(mine.path() + "/cancel", Map.of("tickets", List.of()), mine.key()).word())
			.isEqualTo("invalid");
		String ticket = mine.body().at("/attendees/0/ticket").asString();
		assertThat(this.guest.post(mine.path() + "/cancel", Map.of("tickets", List.of(ticket)), mine.key()).word())
			.isEqualTo("cancelled");
		assertThat(this.guest.post(mine.path() + "/cancel", Map.of(), mine.key()).word()).isEqualTo("cancelled");
	}

	@Test
	void nobodyHasTwoPlacesInOneSession() {
		Answer two = takes(this.event.quota, this.beside);
		assertThat(two.status()).isEqualTo(400);
		assertThat(two.body().at("/fields/0/path").asString()).isEqualTo("quotas");
		assertThat(two.body().at("/fields/0/message").asString()).isEqualTo("Bitte je Termin nur ein Angebot wählen.");
		Answer mine = takes(this.event.quota, this.second);
		Map<String, Object> besideMine = Map.of("from", this.second, "to", this.beside);
		assertThat(this.guest.post(mine.path() + "/move", besideMine, mine.key()).word())
			.isEqualTo("already-registered");
		Map<String, Object> instead = Map.of("from", this.event.quota, "to", this.beside);
		assertThat(this.guest.post(mine.path() + "/move", instead, mine.key()).word()).isEqualTo("confirmed");
	}

	@Test
	void aRushKeepsWhatWasTypedAndTheKey() {
		MultiValueMap<String, String> fields = fields(this.event.quota.toString());
		String busy = String.valueOf(
				this.transaction
					.transactional(this.database.sql("select id from quotas where event = :event for update")
						.bind("event", this.event.id)
						.then()
						.then(reactor.core.publisher.Mono.fromCallable(() -> busy(fields))
							.subscribeOn(reactor.core.scheduler.Schedulers.boundedElastic())))
					.block());
		assertThat(busy)
			.contains("Bitte drücken Sie gleich noch einmal auf „Verbindlich anmelden“", "value=\"late@example.org\"",
					"value=\"" + fields.getFirst("idempotencyKey") + "\"")
			.doesNotContain("??");
		assertThat(post(fields).getStatus().value()).isEqualTo(303);
	}

	private String busy(MultiValueMap<String, String> fields) {
		EntityExchangeResult<String> result = post(fields);
		assertThat(result.getResponseHeaders().getFirst("Retry-After")).isEqualTo("2");
		return body(result, 503);
	}

	private static MultiValueMap<String, String> fields(String... quotas) {
		MultiValueMap<String, String> fields = new LinkedMultiValueMap<>();
		fields.addAll("quotas", List.of(quotas));
		fields.set("idempotencyKey", UUID.randomUUID().toString());
		fields.set("attendees[0].name", "Ada");
		fields.set("contact.name", "Ada");
		fields.set("contact.email", "late@example.org");
		fields.set("action", "sign-up");
		return fields;
	}

	private EntityExchangeResult<String> post(MultiValueMap<String, String> fields) {
		return this.client.mutate()
			.responseTimeout(java.time.Duration.ofSeconds(30))
			.build()
			.post()
			.uri("/sign-up/" + this.event.id)
			.bodyValue(fields)
			.exchange()
			.expectBody(String.class)
			.returnResult();
	}

	private static String body(EntityExchangeResult<String> result, int status) {
		assertThat(result.getStatus().value()).as(String.valueOf(result.getResponseBody())).isEqualTo(status);
		return String.valueOf(result.getResponseBody());
	}

}
