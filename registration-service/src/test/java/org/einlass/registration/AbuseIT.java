package org.einlass.registration;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

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

import static org.assertj.core.api.Assertions.assertThat;

/** What somebody without an account and without a readable address can do to others. */
@WholeService
class AbuseIT {

	private static final String TYPED = "Ihr Konto ist gesperrt";

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	private final EventFixture event = EventFixture.withPlaces(80);

	private Citizen guest = Citizen.guest(0);

	private Citizen mailer = Citizen.guest(0);

	@BeforeEach
	void publish() {
		this.event.quota(0).put("waitingList", false);
		this.guest = Citizen.guest(this.port);
		this.mailer = Citizen.holding(this.port, TestTokens.of("mailer").realmRole("mailer"));
	}

	private void hear() {
		this.guest.hears(this.event, this.kafka, "EventPublished");
	}

	private List<Answer> attack() {
		return IntStream.range(0, 16)
			.mapToObj((i) -> this.guest.signUp(this.event, UUID.randomUUID() + "@sec.invalid", "A", "B", "C", "D", "E"))
			.toList();
	}

	@Test
	void sixteenAnonymousRequestsDoNotHoldAllPlaces() {
		hear();
		assertThat(attack()).allMatch((answer) -> answer.status() == 201);
		assertThat(number("taken")).isEqualTo(40);
		assertThat(number("held")).isEqualTo(40);
		Answer honest = this.guest.signUp(this.event, "ada@example.org", "Ada");
		assertThat(honest.status()).isEqualTo(201);
		assertThat(honest.word()).isEqualTo("waitlisted");
		assertThat(honest.text("whenConfirmed")).isEqualTo("places");
		assertThat(honest.body().path("position").isNull()).as("no place in a line").isTrue();
		Browser browser = Browser.guest(this.port);
		browser.get("/registrations/" + honest.id() + "?key=" + honest.key(), 303);
		assertThat(browser.get("/registrations/" + honest.id(), 200)).contains("Es sind noch Plätze frei")
			.doesNotContain("Warteliste", "Ausgebucht", "??");
		browser.get("/registrations/" + honest.id() + "/confirm?code=" + code(honest), 303);
		assertThat(browser.get(browser.address(), 200)).contains("Es sind noch Plätze frei", "Anmeldung bestätigen")
			.doesNotContain("Warteliste", "??");
		assertThat(recipient(honest, "confirm").text("whenConfirmed")).isEqualTo("places");
		Answer confirmed = this.guest.confirm(honest, this.keys);
		assertThat(confirmed.word()).isEqualTo("confirmed");
		assertThat(number("taken")).isEqualTo(41);
	}

	@Test
	void whoeverConfirmsInTheLastThreeHoursGetsAFreePlaceAtOnce() {
		Instant start = Instant.now().plus(2, ChronoUnit.HOURS);
		this.event.session(0).put("start", start.toString()).put("end", start.plus(2, ChronoUnit.HOURS).toString());
		hear();
		attack();
		Answer honest = this.guest.signUp(this.event, "ada@example.org", "Ada");
		assertThat(honest.word()).isEqualTo("waitlisted");
		assertThat(this.guest.confirm(honest, this.keys).word()).isEqualTo("confirmed");
	}

	@Test
	void whereAllIsTakenTheTruthIsTheLine() {
		this.event.quota(0).put("places", 6).put("waitingList", true);
		hear();
		IntStream.range(0, 5).forEach((i) -> this.guest.signUp(this.event, "x" + i + "@sec.invalid", "X"));
		Answer first = this.guest.signUp(this.event, "ada@example.org", "Ada");
		Answer second = this.guest.signUp(this.event, "ben@example.org", "Ben");
		assertThat(this.guest.confirm(first, this.keys).word()).isEqualTo("confirmed");
		Answer waits = this.guest.confirm(second, this.keys);
		assertThat(waits.word()).isEqualTo("waitlisted");
		assertThat(waits.body().path("position").asInt()).isOne();
		assertThat(waits.body().has("whenConfirmed")).isFalse();
	}

	@Test
	void theOrganiserSeesWhatIsHeldAndReleasesIt() {
		hear();
		List<Answer> held = attack();
		TestTokens organiser = TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER);
		String session = "/sessions/" + this.event.session;
		Citizen api = Citizen.holding(this.port, organiser);
		assertThat(api.get("/api" + session + "/attendance", null).body().path("held").asInt()).isEqualTo(40);
		Browser browser = Browser.holding(this.port, organiser.bearer());
		assertThat(browser.get(session + "/attendance", 200)).contains("reserviert, nicht bestätigt",
				"href=\"" + session + "/held\"");
		assertThat(browser.get(session + "/held", 200)).contains("40 Plätze sind", "40 Plätze freigeben")
			.doesNotContain("??");
		assertThat(browser.send(session + "/held", Map.of())).contains("Die reservierten Plätze sind wieder frei")
			.doesNotContain(session + "/held\"", "??");
		assertThat(number("taken")).isZero();
		assertThat(number("held")).isZero();
		assertThat(browser.get(session + "/held", 200)).contains("Zurzeit ist kein Platz").doesNotContain("<button");
		assertThat(browser.get(session + "/registrations/" + held.getFirst().id(), 200))
			.contains("Reservierung freigegeben");
		assertThat(this.guest.confirm(held.getFirst(), this.keys).word()).as("the code still works")
			.isEqualTo("confirmed");
		this.guest.signUp(this.event, "ada@example.org", "Ada");
		assertThat(api.post("/api" + session + "/held/release", Map.of(), null).body().path("released").asInt())
			.isOne();
	}

	@Test
	void theFourthUnconfirmedSignUpOfAnAddressLooksAlikeAndHoldsNothing() {
		hear();
		List<Answer> answers = IntStream.range(0, 12)
			.mapToObj((i) -> this.guest.signUp(this.event, "victim@example.org", "Ada"))
			.toList();
		Answer kept = answers.getFirst();
		assertThat(answers).allSatisfy((answer) -> {
			assertThat(answer.status()).isEqualTo(201);
			assertThat(answer.word()).isEqualTo("held");
			assertThat(answer.body().propertyNames()).isEqualTo(kept.body().propertyNames());
			assertThat(answer.key()).hasSameSizeAs(kept.key());
		});
		assertThat(number("taken")).isEqualTo(3);
		assertThat(answers.subList(0, 3)).allMatch((one) -> this.guest.get(one.path(), one.key()).status() == 200);
		assertThat(answers.subList(3, 12)).allMatch((one) -> this.guest.get(one.path(), one.key()).status() == 404);
		assertThat(answers.subList(3, 12)).allMatch((one) -> this.guest.confirm(one, this.keys).status() == 404);
		assertThat(mails("confirm_mails")).isEqualTo(3);
		assertThat(mails("not_kept_mails")).isOne();
		this.guest.confirm(kept, this.keys);
		Answer next = this.guest.signUp(this.event, "victim@example.org", "Ben");
		assertThat(this.guest.get(next.path(), next.key()).status()).as("a parent's fourth child").isEqualTo(200);
	}

	@Test
	void anAddressThatFallsAtTheConfirmationGivesThePlaceBack() {
		this.event.signUp().put("onePerPerson", "event");
		hear();
		Answer first = this.guest.signUp(this.event, "ada@example.org", "Ada");
		Answer second = this.guest.signUp(this.event, "ada@example.org", "Ada");
		this.guest.confirm(first, this.keys);
		assertThat(this.guest.confirm(second, this.keys).word()).isEqualTo("already-registered");
		assertThat(number("taken")).isOne();
		assertThat(this.guest.get(second.path(), second.key()).word()).isEqualTo("expired");
	}

	@Test
	void noMailToAnAddressThatNeverConfirmedHasANameThatAStrangerTyped() {
		hear();
		Answer held = this.guest.signUp(this.event, "victim@example.org", TYPED);
		for (String purpose : List.of("confirm", "cancelled", "links", "session_cancelled")) {
			assertThat(recipient(held, purpose).body().toString()).as(purpose)
				.contains("victim@example.org")
				.doesNotContain(TYPED, "Ada Example");
		}
		this.guest.confirm(held, this.keys);
		assertThat(recipient(held, "ticket").body().toString()).contains(TYPED, "Ada Example");
	}

	@Test
	void noMailHasOneEitherWhereNobodyHasToConfirm() {
		this.event.signUp().put("requireConfirmation", false);
		this.event.quota(0).put("places", 1).put("waitingList", true);
		hear();
		Answer ticket = this.guest.signUp(this.event, "victim@example.org", TYPED);
		Map<String, Object> request = Citizen.request(this.event, "other@example.org", TYPED);
		request.put("joinWaitingList", true);
		Answer waiting = this.guest.signUp(request, null);
		assertThat(ticket.word()).isEqualTo("confirmed");
		for (String purpose : List.of("ticket", "reminder", "cancelled", "links")) {
			assertThat(recipient(ticket, purpose).body().toString()).as(purpose)
				.contains("victim@example.org")
				.doesNotContain(TYPED, "Ada Example");
		}
		assertThat(recipient(waiting, "waiting").body().toString()).doesNotContain(TYPED, "Ada Example");
		assertThat(this.guest.get(ticket.path(), ticket.key()).body().toString()).as("its own page").contains(TYPED);
	}

	@Test
	void anAddressGetsSoManyMailsADayAndNoMoreUntilItIsProven() {
		this.event.signUp().put("requireConfirmation", false);
		hear();
		String victim = UUID.randomUUID() + "@example.org";
		List<Answer> all = IntStream.range(0, 22)
			.mapToObj((i) -> this.guest.signUp(this.event, victim, "Ada"))
			.toList();
		assertThat(all).allMatch((answer) -> answer.word().equals("confirmed"));
		assertThat(recipient(all.get(19), "ticket").text("email")).isEqualTo(victim);
		assertThat(recipient(all.get(20), "ticket").body().path("tooMany").asBoolean()).isTrue();
		assertThat(recipient(all.get(21), "ticket").body().has("email")).isFalse();
	}

	/** It is the account's own address, so nobody else typed it. */
	@Test
	void anAccountIsCalledByItsName() {
		this.event.signUp().put("requireConfirmation", false);
		hear();
		TestTokens citizen = TestTokens.of("citizen");
		Answer own = Citizen.holding(this.port, citizen).signUp(this.event, "citizen@example.org", "Clara");
		assertThat(recipient(own, "ticket").body().toString()).contains("Clara");
		Answer other = Citizen.holding(this.port, citizen).signUp(this.event, "victim@example.org", TYPED);
		assertThat(recipient(other, "ticket").body().toString()).doesNotContain(TYPED);
	}

	private Answer recipient(Answer registration, String purpose) {
		Answer all = this.mailer.post("/internal/recipients",
				Map.of("items", List.of(Map.of("registration", registration.id(), "purpose", purpose))), null);
		return new Answer(all.status(), all.body().path("items").get(0));
	}

	private String code(Answer registration) {
		return this.keys.confirmationCode(registration.id(), 1);
	}

	private int number(String column) {
		return one("select " + column + " from quotas where id = :it", this.event.quota);
	}

	private int mails(String column) {
		return one("select sum(" + column + ")::integer from registrations where event = :it", this.event.id);
	}

	private int one(String sql, UUID id) {
		Integer found = this.database.sql(sql).bind("it", id).mapValue(Integer.class).one().block();
		return (found != null) ? found : -1;
	}

}
