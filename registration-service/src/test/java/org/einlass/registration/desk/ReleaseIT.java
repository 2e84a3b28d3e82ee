package org.einlass.registration.desk;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

import static org.assertj.core.api.Assertions.assertThat;

/** Places that nobody claims go to those who wait at the door. */
@WholeService
class ReleaseIT {

	private static final String SUPERVISOR = TestTokens.of("supervisor").in("digitale-stadt", Role.SUPERVISOR).bearer();

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	DatabaseClient database;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	WebTestClient browser = WebTestClient.bindToServer().build();

	Citizen desk = new Citizen(this.browser, null);

	EventFixture event = EventFixture.withPlaces(3);

	@BeforeEach
	void connect() {
		this.browser = WebTestClient.bindToServer().baseUrl("http://localhost:" + this.port).build();
		this.desk = new Citizen(this.browser, SUPERVISOR);
	}

	private void begun(int minutesAgo) {
		Instant start = Instant.now().minus(minutesAgo, ChronoUnit.MINUTES);
		this.event.session(0).put("start", start.toString()).put("end", start.plus(2, ChronoUnit.HOURS).toString());
		this.event.signUp().put("releaseAfterMinutes", 15);
		this.desk.hears(this.event, this.kafka, "EventPublished");
	}

	@Test
	void whatNobodyClaimsGoesToTheDeskAndTheOldTicketSaysSo() {
		begun(20);
		Answer ada = known("Ada");
		Answer ben = known("Ben");
		known("Cem");
		assertThat(scan(ada)).isEqualTo("admitted");
		assertThat(give("Dora").word()).isEqualTo("sold-out");
		assertThat(get("/sessions/" + this.event.session + "/registrations")).contains("/release");
		assertThat(get("/sessions/" + this.event.session + "/release")).contains("2 Plätze freigeben")
			.doesNotContain("??");
		this.browser.post()
			.uri("/sessions/" + this.event.session + "/release")
			.header("Authorization", SUPERVISOR)
			.exchange()
			.expectStatus()
			.isSeeOther();
		assertThat(get("/sessions/" + this.event.session + "/registrations?status=released&done=freed"))
			.contains("Ben", "Cem", "Platz freigegeben", "Die Plätze sind freigegeben")
			.doesNotContain("Ada<", "??");
		assertThat(get("/sessions/" + this.event.session + "/registrations/" + ben.id()))
			.contains("Platz freigegeben, weil niemand kam")
			.doesNotContain("??");
		assertThat(page(ben)).contains("Ihr Platz ist freigegeben", "status--released")
			.doesNotContain("Sie sind angemeldet", "class=\"ticket\"", "/cancel\"", "/attendees\"", "/resend\"", "??");
		assertThat(page(ada)).contains("Sie sind angemeldet", "class=\"ticket\"");
		assertThat(scan(ben)).isEqualTo("released");
		assertThat(give("Dora").word()).isEqualTo("confirmed");
		assertThat(release().body().path("released").asInt()).as("Dora has just come").isZero();
		assertThat(give("Emil").word()).isEqualTo("confirmed");
		assertThat(give("Fatma").word()).isEqualTo("sold-out");
		assertThat(scan(ada)).as("whoever is inside stays").isEqualTo("already_admitted");
	}

	@Test
	void whoCameToTheDeskBeforePlacesWereReleasedKeepsTheirs() {
		begun(20);
		change("update registrations set created_at = now() - interval '10 minutes' where id = :id", give("Dora"));
		assertThat(release().body().path("released").asInt()).isZero();
	}

	@Test
	void whoCameToTheDeskShortlyBeforeTheStartKeepsTheirsAndWhoWasThereEarlierDoesNot() {
		begun(20);
		change("update deeds set done_at = now() - interval '3 hours' where registration = :id", give("Dora"));
		Answer emil = give("Emil");
		change("update deeds set done_at = now() - interval '14 days' where registration = :id", emil);
		assertThat(release().body().path("released").asInt()).isEqualTo(1);
		assertThat(scan(emil)).isEqualTo("released");
	}

	@Test
	void noMoreAreReleasedThanTheRoomHolds() {
		this.event.session(0).put("roomLimit", 2);
		begun(20);
		assertThat(scan(known("Ada"))).isEqualTo("admitted");
		known("Ben");
		known("Cem");
		assertThat(release().body().path("released").asInt()).isEqualTo(1);
		assertThat(release().body().path("released").asInt()).as("pressed twice").isZero();
		assertThat(give("Dora").word()).isEqualTo("confirmed");
		assertThat(release().body().path("released").asInt()).as("the desk has given it").isZero();
	}

	@Test
	void nothingIsReleasedBeforeItsTime() {
		begun(10);
		known("Ada");
		assertThat(release().word()).isEqualTo("not-released-yet");
		assertThat(get("/sessions/" + this.event.session + "/release")).contains("Zurzeit gibt es nichts freizugeben")
			.doesNotContain("type=\"submit\" class", "??");
	}

	/** Who did not sign up at the desk. */
	private Answer known(String name) {
		Answer registration = give(name);
		change("delete from deeds where registration = :id", registration);
		return registration;
	}

	private void change(String sql, Answer registration) {
		this.database.sql(sql).bind("id", registration.id()).then().block();
	}

	private Answer give(String name) {
		return this.desk.post("/api/sessions/" + this.event.session + "/desk-registrations",
				Map.of("quota", this.event.quota, "attendees", List.of(Map.of("name", name))), null);
	}

	private Answer release() {
		return this.desk.post("/api/sessions/" + this.event.session + "/release", Map.of(), null);
	}

	private String scan(Answer registration) {
		Map<String, Object> scan = Map.of("id", UUID.randomUUID(), "code",
				registration.body().at("/attendees/0/code").asString(), "direction", "in", "scannedAt",
				Instant.now().toString(), "offline", false);
		return this.desk
			.post("/api/sessions/" + this.event.session + "/scans",
					Map.of("device", "phone", "gate", "Nord", "scans", List.of(scan)), null)
			.body()
			.at("/results/0/outcome")
			.asString();
	}

	private String page(Answer registration) {
		return Html.of(this.browser.get()
			.uri("/registrations/" + registration.id())
			.cookie("einlass-key", this.keys.manageKey(registration.id(), 1)));
	}

	private String get(String path) {
		return Html.of(this.browser.get().uri(path).header("Authorization", SUPERVISOR));
	}

}
