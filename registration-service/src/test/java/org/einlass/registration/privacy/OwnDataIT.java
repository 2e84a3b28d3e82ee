package org.einlass.registration.privacy;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** People see all that is stored about them, and have it erased. */
@WholeService
class OwnDataIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	EventFixture event = EventFixture.withPlaces(1);

	WebTestClient client = WebTestClient.bindToServer().build();

	Citizen guest = new Citizen(this.client, null);

	Citizen account = this.guest;

	@BeforeEach
	void connect() {
		this.client = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		this.guest = new Citizen(this.client, null);
		this.account = new Citizen(this.client, bearer());
	}

	private static String bearer() {
		return TestTokens.of("citizen").bearer();
	}

	private Answer confirmed(String email) {
		return this.guest.confirm(held(email), this.keys);
	}

	private Answer held(String email) {
		return this.guest.hears(this.event, this.kafka, "EventPublished").signUp(this.event, email, "Ada");
	}

	private String key(Answer registration) {
		return this.keys.manageKey(registration.id(), 1);
	}

	private int erase(String path, String header, String value) {
		return this.client.delete()
			.uri(path)
			.header(header, value)
			.exchange()
			.expectBody(Void.class)
			.returnResult()
			.getStatus()
			.value();
	}

	private int taken() {
		return this.guest.get("/api/sessions/" + this.event.session, null).body().at("/quotas/0/taken").asInt();
	}

	private long rows(String sql, UUID id) {
		Long count = this.database.sql(sql).bind("id", id).mapValue(Long.class).one().block();
		return (count != null) ? count : -1;
	}

	@Test
	void allThatIsStoredAboutAContactIsShownToTheContactAlone() {
		this.event.signUp()
			.withArray("questions")
			.addObject()
			.put("id", "diet")
			.put("type", "text")
			.put("per", "attendee")
			.put("required", false)
			.putObject("text")
			.put("de", "Essen?");
		this.guest.hears(this.event, this.kafka, "EventPublished");
		Map<String, Object> request = Citizen.request(this.event, "ada@example.org", "x");
		request.put("attendees",
				List.of(Map.of("name", "Ben", "answers", List.of(Map.of("question", "diet", "value", "vegan")))));
		Answer confirmed = this.guest.confirm(this.guest.signUp(request, null), this.keys);
		scanAndPromote(confirmed);
		assertThat(this.guest.get(confirmed.path() + "/data", "wrong").status()).isEqualTo(404);
		Answer data = this.guest.get(confirmed.path() + "/data", key(confirmed));
		assertThat(data.body().at("/contact/email").asString()).isEqualTo("ada@example.org");
		assertThat(data.body().at("/attendees/0/name").asString()).isEqualTo("Ben");
		assertThat(data.body().at("/attendees/0/answers/0/value").asString()).isEqualTo("vegan");
		assertThat(data.body().at("/attendees/0/places/0/state").asString()).isEqualTo("confirmed");
		assertThat(Instant.parse(data.text("confirmedAt"))).isAfterOrEqualTo(Instant.parse(data.text("createdAt")));
		assertThat(Instant.parse(data.body().at("/scans/0/scannedAt").asString())).isEqualTo("2027-06-18T16:00:00Z");
		assertThat(data.body().at("/deeds/0/reason").asString()).isEqualTo("asked nicely");
		assertThat(data.body().toString()).doesNotContain("steward-7", "organiser-7");
		assertThat(page("/registrations/" + confirmed.id() + "/data", key(confirmed)))
			.contains("<bdi>Essen?</bdi>: <bdi>vegan</bdi>");
	}

	private void scanAndPromote(Answer registration) {
		this.database
			.sql("""
					insert into scans (id, session, ticket, outcome, direction, gate, device, actor, offline, scanned_at, received_at)
					select gen_random_uuid(), :session, id, 'too_early', 'in', 'Nord', '', 'steward-7', false,
					       '2027-06-18T16:00:00Z', now() from tickets where registration = :id
					""")
			.bind("session", this.event.session)
			.bind("id", registration.id())
			.then()
			.block();
		this.database.sql("insert into deeds values (:id, now(), 'organiser-7', 'promote', 'asked nicely')")
			.bind("id", registration.id())
			.then()
			.block();
	}

	@Test
	void erasingGivesThePlaceToTheNextInLineHoweverLateItIs() {
		this.event.quota(0).put("waitingList", true);
		this.event.signUp().put("cancelUntil", Instant.now().minus(1, ChronoUnit.DAYS).toString());
		this.event.signUp().put("promotion", "confirm");
		Answer confirmed = confirmed("ada@example.org");
		Map<String, Object> request = Citizen.request(this.event, "citizen@example.org", "Ben");
		request.put("joinWaitingList", true);
		Answer waiting = this.account.signUp(request, null);
		assertThat(waiting.word()).isEqualTo("waitlisted");
		String path = confirmed.path() + "/data";
		assertThat(this.guest.post(confirmed.path() + "/cancel", Map.of(), key(confirmed)).word())
			.isEqualTo("too-late");
		assertThat(erase(path, "Einlass-Key", "wrong")).isEqualTo(404);
		assertThat(erase(path, "Einlass-Key", key(confirmed))).isEqualTo(204);
		assertThat(erase(path, "Einlass-Key", key(confirmed))).as("sent again").isEqualTo(204);
		assertThat(erase(path, "Einlass-Key", "wrong")).isEqualTo(404);
		assertThat(this.guest.get(confirmed.path(), key(confirmed)).status()).isEqualTo(404);
		assertThat(rows("select count(*) from contacts where registration = :id", confirmed.id())).isZero();
		assertThat(this.account.get(waiting.path(), null).word()).isEqualTo("confirmed");
		assertThat(taken()).isEqualTo(1);
	}

	@Test
	void placesOfAnEventThatIsOverStayCounted() {
		Answer confirmed = confirmed("ada@example.org");
		this.database
			.sql("update sessions set starts_at = now() - interval '3 h', ends_at = now() - interval '1 h' "
					+ "where event = :event")
			.bind("event", this.event.id)
			.then()
			.block();
		assertThat(erase(confirmed.path() + "/data", "Einlass-Key", key(confirmed))).isEqualTo(204);
		assertThat(taken()).isEqualTo(1);
	}

	@Test
	void anAccountSeesAndErasesAllThatItMade() {
		this.event.quota(0).put("places", 5);
		this.guest.hears(this.event, this.kafka, "EventPublished");
		Answer others = confirmed("citizen@example.org");
		this.account.signUp(this.event, "citizen@example.org", "Ada");
		Answer mine = this.account.signUp(this.event, "citizen@example.org", "Ben");
		assertThat(this.account.get("/api/my/data", null).body().get("registrations").size()).isGreaterThan(1);
		for (int i = 0; i < 2; i++) {
			assertThat(erase("/api/my/data", "Authorization", bearer())).isEqualTo(204);
		}
		assertThat(this.account.get("/api/my/data", null).body().get("registrations").size()).isZero();
		assertThat(this.account.get(mine.path(), null).status()).isEqualTo(404);
		assertThat(this.guest.get(others.path(), key(others)).status()).isEqualTo(200);
		assertThat(taken()).isEqualTo(1);
	}

	@Test
	void thePageAsksBeforeItErases() {
		Answer confirmed = confirmed("ada@example.org");
		String page = "/registrations/" + confirmed.id();
		assertThat(page(page, key(confirmed))).contains("href=\"" + page + "/data\"");
		assertThat(page(page + "/data", key(confirmed))).contains("ada@example.org", "nicht rückgängig",
				"action=\"" + page + "/data/erase\"", "href=\"" + page + "/data.json\"");
		assertThat(page(page + "/data.json", key(confirmed))).contains("\"email\":\"ada@example.org\"");
		assertThat(page(page + "/data?lang=en", key(confirmed))).contains("cannot be undone");
		String done = Objects
			.requireNonNull(this.client.post()
				.uri(page + "/data/erase")
				.cookie("einlass-key", key(confirmed))
				.exchange()
				.expectStatus()
				.isSeeOther()
				.expectBody(Void.class)
				.returnResult()
				.getResponseHeaders()
				.getLocation())
			.toString();
		assertThat(page(done, key(confirmed))).contains("Ihre Daten sind gelöscht");
		assertThat(this.guest.get(confirmed.path(), key(confirmed)).status()).isEqualTo(404);
	}

	private String page(String path, String key) {
		byte[] body = this.client.get()
			.uri(path)
			.cookie("einlass-key", key)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.returnResult()
			.getResponseBody();
		return new String(Objects.requireNonNull(body), java.nio.charset.StandardCharsets.UTF_8);
	}

}
