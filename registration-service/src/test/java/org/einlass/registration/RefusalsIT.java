package org.einlass.registration;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What people are told who do not get what they asked for, and what repeating does. */
@WholeService
class RefusalsIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	Citizen guest;

	Citizen account;

	@BeforeEach
	void connect() {
		this.guest = Citizen.guest(this.port);
		this.account = Citizen.holding(this.port, TestTokens.of("citizen"));
	}

	private EventFixture published(Consumer<EventFixture> change) {
		EventFixture event = EventFixture.withPlaces(5);
		change.accept(event);
		this.guest.hears(event, this.kafka, "EventPublished");
		return event;
	}

	private Answer refused(Consumer<EventFixture> change) {
		return this.guest.signUp(published(change), "ada@example.org", "Ada");
	}

	@Test
	void everyRefusalHasItsOwnCode() {
		Instant tomorrow = Instant.now().plus(1, ChronoUnit.DAYS);
		Instant yesterday = Instant.now().minus(1, ChronoUnit.DAYS);
		Answer early = refused((event) -> event.signUp().put("opensAt", tomorrow.toString()));
		assertThat(early.word()).isEqualTo("not-open-yet");
		assertThat(Instant.parse(early.text("opensAt"))).isEqualTo(tomorrow.truncatedTo(ChronoUnit.NANOS));
		assertThat(refused((event) -> event.signUp().put("closesAt", yesterday.toString())).word()).isEqualTo("closed");
		assertThat(refused((event) -> event.session(0)
			.put("start", yesterday.minusSeconds(60).toString())
			.put("end", yesterday.toString())).word()).isEqualTo("event-over");
		assertThat(refused((event) -> event.message().put("status", "cancelled")).word()).isEqualTo("event-cancelled");
		Answer others = refused((event) -> event.signUp().putObject("audience").put("level", "account"));
		assertThat(others.status()).isEqualTo(403);
		assertThat(others.word()).isEqualTo("not-eligible");
		Answer elsewhere = refused((event) -> event.signUp().put("kind", "elsewhere"));
		assertThat(elsewhere.status()).isEqualTo(404);
		EventFixture two = published((event) -> event.signUp().put("maxAttendees", 2));
		assertThat(this.guest.signUp(two, "ada@example.org", "Ada", "Ben", "Cem").word()).isEqualTo("too-many-places");
		assertThat(this.guest.signUp(EventFixture.withPlaces(1), "ada@example.org", "Ada").status()).isEqualTo(404);
	}

	@Test
	void badInputNamesEveryWrongField() {
		EventFixture event = published((it) -> {
		});
		Map<String, Object> request = Citizen.request(event, "not an address", "A\u0000da", " ");
		request.put("quotas", List.of(event.quota, event.quota));
		assertThat(fields(this.guest.signUp(request, null))).containsExactlyInAnyOrder("contact.email email",
				"quotas duplicate", "attendees[0].name control-characters", "attendees[1].name required");
	}

	@Test
	void aValueOfAnotherTypeIsRefusedAtItsPath() {
		EventFixture event = published((it) -> {
		});
		Map.of("joinWaitingList", "true", "accessCode", 5, "event", "", "quotas", event.quota, "contact", "")
			.forEach((member, value) -> {
				Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada");
				request.put(member, value);
				assertThat(fields(this.guest.signUp(request, null))).containsExactly(member + " malformed");
			});
		Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada");
		request.put("attendees", List.of(Map.of("name", 5)));
		assertThat(fields(this.guest.signUp(request, null))).containsExactly("attendees[0].name malformed");
	}

	@Test
	void everyAttendeeWantsAPlaceAlsoBehindOneWithPlacesOfTheirOwn() {
		EventFixture event = published((it) -> {
		});
		Map<String, Object> request = Citizen.request(event, "ada@example.org");
		request.put("attendees", List.of(Map.of("name", "Ada", "quotas", List.of(event.quota)), Map.of("name", "Ben")));
		request.remove("quotas");
		assertThat(fields(this.guest.signUp(request, null))).containsExactly("quotas required");
		request.put("quotas", java.util.Collections.singletonList(null));
		assertThat(fields(this.guest.signUp(request, null))).containsExactly("quotas other-event");
		request.put("quotas", List.of(event.quota));
		assertThat(this.guest.signUp(request, null).word()).isEqualTo("held");
	}

	private static List<String> fields(Answer invalid) {
		assertThat(invalid.status()).isEqualTo(400);
		List<String> fields = new ArrayList<>();
		invalid.body()
			.get("fields")
			.forEach((field) -> fields.add(field.get("path").asString() + " " + field.get("code").asString()));
		return fields;
	}

	@Test
	void onePersonSignsUpOnceAndGuestsLearnItAtTheConfirmationOnly() {
		EventFixture event = published((it) -> it.signUp().put("onePerPerson", "event"));
		Map<String, Object> mine = Citizen.request(event, "citizen@example.org", "Ada");
		assertThat(this.account.signUp(mine, null).word()).isEqualTo("confirmed");
		assertThat(this.account.signUp(mine, null).word()).isEqualTo("already-registered");
		Answer held = this.guest.signUp(event, "Citizen@Example.org", "Ada");
		assertThat(held.word()).isEqualTo("held");
		assertThat(this.guest.confirm(held, this.keys).word()).isEqualTo("already-registered");
	}

	@Test
	void theSameKeyGetsTheSameAnswerEvenAtTheSameTime() {
		EventFixture event = published((it) -> {
		});
		UUID key = UUID.randomUUID();
		Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada");
		List<CompletableFuture<Answer>> both = List.of(
				CompletableFuture.supplyAsync(() -> this.guest.signUp(request, key)),
				CompletableFuture.supplyAsync(() -> this.guest.signUp(request, key)));
		Answer first = both.get(0).join();
		assertThat(first.status()).isEqualTo(201);
		assertThat(both.get(1).join().body()).isEqualTo(first.body());
		assertThat(this.guest.signUp(request, key).body()).isEqualTo(first.body());
		Answer other = this.guest.signUp(Citizen.request(event, "ben@example.org", "Ben"), key);
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.word()).isEqualTo("idempotency-key-reused");
	}

	@Test
	void aKeyOfYesterdayMayBeUsedForAnotherRequest() {
		EventFixture event = published((it) -> {
		});
		UUID key = UUID.randomUUID();
		Answer first = this.guest.signUp(Citizen.request(event, "ada@example.org", "Ada"), key);
		this.database.sql("update idempotency_keys set created_at = now() - interval '25 hours' where key = :key")
			.bind("key", key)
			.then()
			.block();
		Map<String, Object> request = Citizen.request(event, "ben@example.org", "Ben");
		Answer second = this.guest.signUp(request, key);
		assertThat(second.status()).isEqualTo(201);
		assertThat(second.id()).isNotEqualTo(first.id());
		assertThat(this.guest.signUp(request, key).body()).isEqualTo(second.body());
	}

	@Test
	void aRefusalIsRepeatedUnderItsKeyToo() {
		EventFixture event = published((it) -> it.quota(0).put("places", 1));
		Answer held = this.guest.signUp(event, "ada@example.org", "Ada");
		UUID key = UUID.randomUUID();
		Map<String, Object> request = Citizen.request(event, "ben@example.org", "Ben");
		Answer refused = this.guest.signUp(request, key);
		assertThat(refused.word()).isEqualTo("sold-out");
		this.guest.post(held.path() + "/cancel", Map.of(), held.key());
		assertThat(this.guest.signUp(request, key).body()).isEqualTo(refused.body());
	}

	@Test
	void aCodeIsVoidAfterTenWrongTriesAndANewOneMustBeAskedFor() {
		Answer held = this.guest.signUp(published((it) -> {
		}), "ada@example.org", "Ada");
		List<String> words = new ArrayList<>();
		for (int i = 0; i < 10; i++) {
			words.add(this.guest.post(held.path() + "/confirm", Map.of("code", "0000-0000"), null).word());
		}
		assertThat(words.subList(0, 9)).containsOnly("wrong-code");
		assertThat(words.getLast()).isEqualTo("code-void");
		assertThat(this.guest.confirm(held, this.keys).word()).isEqualTo("code-void");
		assertThat(this.guest.post(held.path() + "/resend", Map.of(), held.key()).status()).isEqualTo(200);
		assertThat(this.guest.confirm(held, this.keys).word()).isEqualTo("wrong-code");
		assertThat(this.guest.confirm(held, this.keys, 2).word()).isEqualTo("confirmed");
	}

	@Test
	void theAddressMayBeCorrectedThreeTimesWhileHeld() {
		Answer held = this.guest.signUp(published((it) -> {
		}), "ada@example.org", "Ada");
		String key = held.key();
		for (int i = 0; i < 3; i++) {
			Map<String, String> other = Map.of("email", "ada" + i + "@example.org");
			Answer corrected = this.guest.put(held.path() + "/contact", other, key);
			assertThat(corrected.status()).isEqualTo(200);
			assertThat(this.guest.get(held.path(), key).status()).isEqualTo(404);
			key = corrected.key();
			assertThat(this.guest.get(held.path(), key).body().has("manageKey")).isFalse();
		}
		Map<String, String> fourth = Map.of("email", "ada4@example.org");
		assertThat(this.guest.put(held.path() + "/contact", fourth, key).word()).isEqualTo("too-often");
		assertThat(this.guest.put(held.path() + "/contact", fourth, "wrong").status()).isEqualTo(404);
		assertThat(this.guest.confirm(held, this.keys, 4).word()).isEqualTo("confirmed");
	}

	@Test
	void lostLinksAreAskedForWithoutSayingWhetherThereAreAny() {
		EventFixture event = published((it) -> {
		});
		Answer held = this.guest.signUp(event, "lost@example.org", "Ada");
		Answer known = this.guest.confirm(this.guest.signUp(event, "lost@example.org", "Ada"), this.keys);
		assertThat(this.guest.post("/api/registrations/lookup", Map.of("email", "lost@example.org"), null).status())
			.isEqualTo(202);
		assertThat(this.guest.post("/api/registrations/lookup", Map.of("email", "nobody@example.org"), null).status())
			.isEqualTo(202);
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> linksAsked(known) == 1);
		assertThat(linksAsked(held)).isZero();
		assertThat(this.guest.post("/api/registrations/lookup", Map.of("email", "lost"), null).status()).isEqualTo(400);
	}

	private int linksAsked(Answer registration) {
		Integer asked = this.database.sql("select links_mails from registrations where id = :id")
			.bind("id", registration.id())
			.mapValue(Integer.class)
			.one()
			.block();
		return (asked != null) ? asked : -1;
	}

}
