package org.einlass.registration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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

/** Sign-up from the first message about an event to the cancelled registration. */
@WholeService
class RegistrationJourneyIT {

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

	private EventFixture published(EventFixture event) {
		this.guest.hears(event, this.kafka, "EventPublished");
		return event;
	}

	@Test
	void aGuestSignsUpConfirmsAndCancels() {
		EventFixture event = published(EventFixture.withPlaces(5));
		Answer held = this.guest.signUp(event, " Ada@Example.ORG ", "Ada Example", "Ben Example");
		assertThat(held.status()).isEqualTo(201);
		assertThat(held.word()).isEqualTo("held");
		assertThat(held.text("reference")).matches("[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}");
		assertThat(taken(event.session)).isEqualTo(2);

		Answer confirmed = this.guest.confirm(held, this.keys);
		assertThat(confirmed.word()).isEqualTo("confirmed");
		assertThat(this.guest.confirm(held, this.keys).word()).as("sent again").isEqualTo("confirmed");
		assertThat(this.guest.get(held.path(), held.key()).word()).isEqualTo("confirmed");
		assertThat(this.guest.get(held.path(), "wrong").status()).isEqualTo(404);
		assertThat(this.guest.get(held.path(), null).status()).isEqualTo(404);

		Answer cancelled = this.guest.post(held.path() + "/cancel", Map.of(), held.key());
		assertThat(cancelled.word()).isEqualTo("cancelled");
		assertThat(this.guest.post(held.path() + "/cancel", Map.of(), held.key()).body()).isEqualTo(cancelled.body());
		assertThat(taken(event.session)).isZero();
		assertThat(this.guest.confirm(held, this.keys).word()).isEqualTo("registration-ended");
	}

	@Test
	void anAccountWithAVerifiedAddressIsConfirmedAtOnceAndNeedsNoContact() {
		EventFixture event = published(EventFixture.withPlaces(5));
		Map<String, Object> request = Citizen.request(event, "-", "Ada Example");
		request.remove("contact");
		Answer confirmed = this.account.signUp(request, null);
		assertThat(confirmed.word()).isEqualTo("confirmed");
		assertThat(this.account.get(confirmed.path(), null).word()).isEqualTo("confirmed");
		assertThat(this.guest.get(confirmed.path(), null).status()).isEqualTo(404);
	}

	@Test
	void anAccountWithAnotherAddressConfirmsThatAddress() {
		EventFixture event = published(EventFixture.withPlaces(5));
		assertThat(this.account.signUp(event, "other@example.org", "Ada").word()).isEqualTo("held");
	}

	@Test
	void withoutConfirmationAGuestIsConfirmedAtOnce() {
		EventFixture event = EventFixture.withPlaces(5);
		event.signUp().put("requireConfirmation", false);
		assertThat(this.guest.signUp(published(event), "ada@example.org", "Ada").word()).isEqualTo("confirmed");
	}

	@Test
	void severalQuotasAreGivenTogetherOrNotAtAll() {
		EventFixture event = EventFixture.withPlaces(5);
		UUID small = event.addSession(1);
		published(event);
		Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada", "Ben");
		request.put("quotas", List.of(event.quota, small));
		Answer refused = this.guest.signUp(request, null);
		assertThat(refused.status()).isEqualTo(409);
		assertThat(refused.word()).isEqualTo("sold-out");
		assertThat(refused.text("quota")).isEqualTo(small.toString());
		assertThat(taken(event.session)).isZero();

		request.put("attendees", List.of(Map.of("name", "Ada"), Map.of("name", "Ben", "quotas", List.of(event.quota))));
		assertThat(this.guest.signUp(request, null).word()).isEqualTo("held");
		assertThat(taken(event.session)).isEqualTo(2);
	}

	@Test
	void oneHundredHeldPlacesExpireAndMayBeConfirmedLaterIfFree() {
		EventFixture event = published(EventFixture.withPlaces(1));
		Answer held = this.guest.signUp(event, "ada@example.org", "Ada");
		passHold(held);
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.guest.get(held.path(), held.key()).word().equals("expired"));
		assertThat(taken(event.session)).isZero();
		assertThat(this.guest.confirm(held, this.keys).word()).isEqualTo("confirmed");
	}

	@Test
	void aHoldThatRanOutIsGivenToTheNextAndJoinsTheLineWhenConfirmed() {
		EventFixture event = published(EventFixture.withPlaces(1));
		Answer first = this.guest.signUp(event, "ada@example.org", "Ada");
		assertThat(this.guest.signUp(event, "ben@example.org", "Ben").word()).isEqualTo("sold-out");
		passHold(first);
		assertThat(this.guest.signUp(event, "ben@example.org", "Ben").word()).isEqualTo("held");
		assertThat(this.guest.confirm(first, this.keys).word()).isEqualTo("waitlisted");
	}

	@Test
	void aCancelledEventCancelsItsRegistrations() {
		EventFixture event = published(EventFixture.withPlaces(5));
		Answer held = this.guest.signUp(event, "ada@example.org", "Ada");
		event.message().put("status", "cancelled");
		event.nextVersion().tell(this.kafka, "EventCancelled");
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.guest.get(held.path(), held.key()).word().equals("cancelled"));
		assertThat(this.guest.signUp(event, "ben@example.org", "Ben").word()).isEqualTo("event-cancelled");
	}

	@Test
	void aCancelledSessionCancelsOnlyItsPlaces() {
		EventFixture event = EventFixture.withPlaces(5);
		UUID other = event.addSession(5);
		published(event);
		Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada");
		request.put("quotas", List.of(event.quota, other));
		Answer held = this.guest.signUp(request, null);
		event.session(0).put("status", "cancelled");
		event.nextVersion().tell(this.kafka, "EventChanged");
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> this.guest.get(held.path(), held.key()).body().toString().contains("\"cancelled\""));
		Answer now = this.guest.get(held.path(), held.key());
		assertThat(now.word()).isEqualTo("held");
		assertThat(now.body().toString()).containsOnlyOnce("\"state\":\"cancelled\"");
	}

	@Test
	void aQuotaLoweredBelowWhatIsTakenKeepsThePlacesUntilTheyAreGivenBack() {
		EventFixture event = published(EventFixture.withPlaces(5));
		Answer held = this.guest.signUp(event, "ada@example.org", "Ada", "Ben", "Cem");
		event.quota(0).put("places", 1);
		event.nextVersion().tell(this.kafka, "EventChanged");
		Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> places(event.session) == 3);
		assertThat(this.guest.post(held.path() + "/cancel", Map.of(), held.key()).status()).isEqualTo(200);
		assertThat(places(event.session)).isEqualTo(1);
	}

	@Test
	void anOlderMessageChangesNothing() {
		EventFixture event = published(EventFixture.withPlaces(5));
		event.quota(0).put("places", 1);
		event.tell(this.kafka, "EventChanged");
		EventFixture later = published(EventFixture.withPlaces(5));
		assertThat(places(later.session)).isEqualTo(5);
		assertThat(places(event.session)).isEqualTo(5);
	}

	private void passHold(Answer held) {
		this.database.sql("update registrations set hold_until = now() - interval '1 second' where id = :id")
			.bind("id", held.id())
			.then()
			.block();
	}

	private int taken(UUID session) {
		return quota(session, "taken");
	}

	private int places(UUID session) {
		return quota(session, "places");
	}

	private int quota(UUID session, String member) {
		return this.guest.get("/api/sessions/" + session, null).body().get("quotas").get(0).get(member).asInt();
	}

}
