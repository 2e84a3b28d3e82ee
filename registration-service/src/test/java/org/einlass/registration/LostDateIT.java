package org.einlass.registration;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/** A date is cancelled, and those who had it take another with one click. */
@WholeService
class LostDateIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@LocalServerPort
	int port;

	private final EventFixture event = EventFixture.withPlaces(2);

	private final UUID other = this.event.addSession(2);

	private WebTestClient browser = WebTestClient.bindToServer().build();

	private Citizen guest = new Citizen(this.browser, null);

	@BeforeEach
	void publish() {
		this.browser = WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + this.port)
			.responseTimeout(Duration.ofSeconds(30))
			.build();
		this.guest = new Citizen(this.browser, null);
		this.event.signUp().put("requireConfirmation", false);
		this.guest.hears(this.event, this.kafka, "EventPublished");
	}

	@Test
	void theOnlyDateIsChangedWithOneClickAlsoAfterSignUpHasClosed() {
		Answer ada = signUp(this.event.quota);
		this.event.signUp().put("closesAt", "2020-01-01T00:00:00Z");
		cancelFirstSession();
		awaitOnPage(ada, "fällt aus", "name=\"to\" value=\"" + this.other + "\"");
		assertThat(status(ada)).isEqualTo("cancelled");
		move(ada);
		assertThat(status(ada)).isEqualTo("confirmed");
		assertThat(page(ada)).contains("class=\"ticket\"").doesNotContain("??", "fällt aus");
	}

	@Test
	void whoeverHasOtherDatesIsToldAboveTheTicketsWhichOneIsLost() {
		UUID third = this.event.addSession(1);
		this.guest.hears(this.event.nextVersion(), this.kafka, "EventChanged");
		Answer ada = signUp(this.event.quota, this.other);
		signUp(third);
		cancelFirstSession();
		awaitOnPage(ada, "Sie sind angemeldet", "fällt aus", "Alles andere gilt weiter", "class=\"ticket\"");
		assertThat(status(ada)).isEqualTo("confirmed");
	}

	private void cancelFirstSession() {
		this.event.session(0).put("status", "cancelled");
		this.event.nextVersion().tell(this.kafka, "EventChanged");
	}

	private Answer signUp(UUID... quotas) {
		Map<String, Object> request = Citizen.request(this.event, UUID.randomUUID() + "@example.org", "Ada");
		request.put("quotas", List.of(quotas));
		return this.guest.signUp(request, null);
	}

	private String status(Answer registration) {
		return this.guest.get(registration.path(), registration.key()).word();
	}

	private void awaitOnPage(Answer registration, String... words) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.untilAsserted(() -> assertThat(page(registration)).containsSubsequence(words).doesNotContain("??"));
	}

	private String page(Answer registration) {
		return Html.of(this.browser.get()
			.uri("/registrations/" + registration.id())
			.cookie("einlass-key", registration.key()));
	}

	private void move(Answer registration) {
		this.browser.post()
			.uri("/registrations/" + registration.id() + "/move")
			.cookie("einlass-key", registration.key())
			.header("Sec-Fetch-Site", "same-origin")
			.body(BodyInserters.fromFormData("from", this.event.quota.toString()).with("to", this.other.toString()))
			.exchange()
			.expectStatus()
			.isSeeOther();
	}

}
