package org.einlass.registration.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.SecurityLogLines;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

/** Who changed codes, released places, took data away or had it erased. */
@WholeService
class SecurityLogIT {

	private static final String[] PERSONAL = { "Ada", "ada-", "example.org", "127.0.0.1", "geheimnis" };

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@Autowired
	Erasure erasure;

	@LocalServerPort
	int port;

	SecurityLogLines log = SecurityLogLines.kept();

	WebTestClient client = WebTestClient.bindToServer().build();

	EventFixture event = EventFixture.withPlaces(3);

	@BeforeEach
	void connect() {
		this.client = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
	}

	@AfterEach
	void close() {
		this.log.close();
	}

	private static UUID account(String user) {
		return UUID.nameUUIDFromBytes(user.getBytes(UTF_8));
	}

	private Answer confirmed(Citizen who) {
		Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
		return who.confirm(who.signUp(this.event, "ada-" + UUID.randomUUID() + "@example.org", "Ada"), this.keys);
	}

	private void erase(String path, String header, String value) {
		this.client.delete().uri(path).header(header, value).exchange().expectStatus().isNoContent();
	}

	private void says(Object id, String... lines) {
		assertThat(this.log.about(id)).hasSize(lines.length)
			.allSatisfy((line) -> assertThat(line).doesNotContain(PERSONAL));
		for (int i = 0; i < lines.length; i++) {
			assertThat(this.log.about(id).get(i)).startsWith(lines[i]);
		}
	}

	@Test
	void changingAccessCodesIsWrittenDownWithoutThem() {
		TestTokens organiser = TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER);
		Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
		String path = "/api/quotas/" + this.event.quota + "/access-codes";
		Citizen.holding(this.port, organiser).put(path, Map.of("codes", List.of("geheimnis-2026")), null);
		this.client.post()
			.uri("/sessions/{session}/access-codes", this.event.session)
			.header("Authorization", organiser.bearer())
			.header("Content-Type", "application/x-www-form-urlencoded")
			.bodyValue("quota=" + this.event.quota + "&codes=geheimnis-2027")
			.exchange()
			.expectStatus()
			.isSeeOther();
		String line = "access-codes-changed actor=" + account("organiser") + " quota=" + this.event.quota;
		says(this.event.quota, line, line);
	}

	@Test
	void releasingPlacesIsWrittenDown() {
		Instant start = Instant.now().minus(20, ChronoUnit.MINUTES);
		this.event.session(0).put("start", start.toString()).put("end", start.plus(2, ChronoUnit.HOURS).toString());
		this.event.signUp().put("releaseAfterMinutes", 15);
		Citizen supervisor = Citizen.holding(this.port,
				TestTokens.of("supervisor").in("digitale-stadt", Role.SUPERVISOR));
		supervisor.hears(this.event, this.kafka, "EventPublished");
		assertThat(supervisor.post("/api/sessions/" + this.event.session + "/release", Map.of(), null).status())
			.isEqualTo(200);
		says(this.event.session,
				"places-released actor=" + account("supervisor") + " session=" + this.event.session + " places=0");
	}

	@Test
	void aCopyOfOnesDataAndItsErasureAreWrittenDown() {
		Answer held = confirmed(Citizen.guest(this.port));
		String key = this.keys.manageKey(held.id(), 1);
		assertThat(Citizen.guest(this.port).get(held.path() + "/data", key).status()).isEqualTo(200);
		erase(held.path() + "/data", "Einlass-Key", key);
		erase(held.path() + "/data", "Einlass-Key", key);
		String who = " actor=key-holder registration=" + held.id();
		says(held.id(), "data-exported" + who, "data-erased" + who);
	}

	@Test
	void soAreThoseOfAnAccount() {
		String user = "ada-" + UUID.randomUUID();
		Citizen ada = Citizen.holding(this.port, TestTokens.of(user));
		confirmed(ada);
		assertThat(ada.get("/api/my/data", null).status()).isEqualTo(200);
		erase("/api/my/data", "Authorization", TestTokens.of(user).bearer());
		String who = " actor=" + account(user) + " registrations=1";
		says(account(user), "data-exported" + who, "data-erased" + who);
	}

	@Test
	void soIsWhatTimeErases() {
		confirmed(Citizen.guest(this.port));
		this.database.sql("update sessions set ends_at = now() - interval '9 years' where event = :id")
			.bind("id", this.event.id)
			.then()
			.block();
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> {
			this.erasure.sweep().block();
			return !this.log.about("retention-ended").isEmpty();
		});
		assertThat(this.log.about("retention-ended"))
			.allSatisfy((line) -> assertThat(line).matches("retention-ended actor=service registrations=\\d+ .*"));
	}

	@Test
	void theseAreAllThatTheTableForOperatorsNames() {
		assertThat(SecurityLogLines.documented("registration")).containsExactly("access-codes-changed", "data-erased",
				"data-exported", "places-released", "retention-ended");
	}

}
