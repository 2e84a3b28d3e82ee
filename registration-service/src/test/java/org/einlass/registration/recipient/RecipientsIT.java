package org.einlass.registration.recipient;

import java.util.List;
import java.util.Map;
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

import static org.assertj.core.api.Assertions.assertThat;

/** What only the mailer is told. */
@WholeService
class RecipientsIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	private Citizen guest;

	private Citizen account;

	private Citizen mailer;

	@BeforeEach
	void connect() {
		this.guest = Citizen.guest(this.port);
		this.account = Citizen.holding(this.port, TestTokens.of("citizen"));
		this.mailer = Citizen.holding(this.port, TestTokens.of("mailer").realmRole("mailer"));
	}

	@Test
	void attendeesAreRenamedAndTheMailerGetsWhatAMailNeeds() {
		Answer held = held();
		Answer confirmed = this.guest.confirm(held, this.keys);
		String ticket = confirmed.body().get("attendees").get(0).get("ticket").asString();
		assertThat(confirmed.body().get("attendees").get(0).get("code").asString()).startsWith("EIN1:");
		Map<String, Object> names = Map.of("attendees", List.of(Map.of("ticket", ticket, "name", "Adele")));
		assertThat(this.guest.put(held.path() + "/attendees", names, held.key()).status()).isEqualTo(200);
		Map<String, Object> items = Map.of("items", List.of(Map.of("registration", held.id(), "purpose", "ticket"),
				Map.of("registration", UUID.randomUUID(), "purpose", "ticket")));
		assertThat(this.account.post("/internal/recipients", items, null).status()).isEqualTo(403);
		Answer recipients = this.mailer.post("/internal/recipients", items, null);
		assertThat(recipients.body().at("/items/0/email").asString()).isEqualTo("ada@example.org");
		assertThat(recipients.body().at("/items/0/tickets/0/name").asString()).isEqualTo("Adele");
		assertThat(recipients.body().at("/items/0/links/manage").asString()).endsWith("?key=" + held.key());
		assertThat(recipients.body().at("/items/1/gone").asBoolean()).isTrue();
	}

	@Test
	void eachMailIsGivenWhatItShowsAndNoMore() {
		EventFixture event = EventFixture.withPlaces(5);
		Answer held = this.guest.hears(event, this.kafka, "EventPublished")
			.signUp(event, "ada-" + UUID.randomUUID() + "@example.org", "Ada");
		assertThat(given(held, "confirm")).contains("\"code\"", "/confirm?code=").doesNotContain("?key=", "tickets");
		assertThat(given(held, "cancelled")).contains("?key=").doesNotContain("\"code\"", "code=", "tickets");
		this.guest.confirm(held, this.keys);
		assertThat(given(held, "confirm")).doesNotContain("code", "?key=", "EIN1:");
		assertThat(given(held, "ticket")).contains("EIN1:", "?key=").doesNotContain("unsubscribe");
		assertThat(given(held, "reminder")).contains("EIN1:", "?key=",
				"/mails/unsubscribe?registration=" + held.id() + "&key=" + this.keys.unsubscribeKey(held.id(), 1));
		for (String purpose : List.of("links", "waiting", "offer", "offer_expired", "session_cancelled")) {
			assertThat(given(held, purpose)).as(purpose)
				.contains("?key=")
				.doesNotContain("EIN1:", "tickets", "unsubscribe", "confirm");
		}
	}

	private String given(Answer registration, String purpose) {
		return this.mailer
			.post("/internal/recipients",
					Map.of("items", List.of(Map.of("registration", registration.id(), "purpose", purpose))), null)
			.body()
			.toString();
	}

	@Test
	void onlyTheMailerLearnsWhetherAnUnsubscribeKeyIsRight() {
		Answer held = held();
		String right = this.keys.unsubscribeKey(held.id(), 1);
		assertThat(this.account.post("/internal/unsubscribe-keys", key(held.id(), right), null).status())
			.isEqualTo(403);
		assertThat(isRight(held.id(), right)).isTrue();
		assertThat(isRight(held.id(), held.key())).isFalse();
		assertThat(isRight(held.id(), this.keys.unsubscribeKey(held.id(), 2))).isFalse();
		UUID unknown = UUID.randomUUID();
		assertThat(isRight(unknown, this.keys.unsubscribeKey(unknown, 1))).isFalse();
	}

	private Answer held() {
		EventFixture event = EventFixture.withPlaces(5);
		return this.guest.hears(event, this.kafka, "EventPublished").signUp(event, "ada@example.org", "Ada");
	}

	private boolean isRight(UUID registration, String key) {
		Answer answer = this.mailer.post("/internal/unsubscribe-keys", key(registration, key), null);
		assertThat(answer.status()).isEqualTo(200);
		return answer.body().get("valid").asBoolean();
	}

	private static Map<String, Object> key(UUID registration, String key) {
		return Map.of("registration", registration, "key", key);
	}

}
