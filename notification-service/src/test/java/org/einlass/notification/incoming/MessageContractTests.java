package org.einlass.notification.incoming;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.einlass.notification.Golden;
import org.einlass.notification.mailroom.Registration;
import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Session;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** We read exactly what the contracts of the producers promise. */
class MessageContractTests {

	private static final UUID SESSION = UUID.fromString("01990000-0000-7000-8000-000000000011");

	private final JsonMapper json = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	@Test
	void aPublishedEventIsReadWithItsSession() {
		Event event = event("EventPublished");
		assertThat(event.version()).isEqualTo(3);
		assertThat(event.published()).isTrue();
		assertThat(event.organisation()).isEqualTo("digitale-stadt");
		assertThat(event.organisationName()).isEqualTo("Digitale Stadt");
		assertThat(event.title()).containsEntry("en", "Digital consultation hour");
		Session session = event.sessions().getFirst();
		assertThat(session.id()).isEqualTo(SESSION);
		assertThat(session.start()).isEqualTo(Instant.parse("2027-06-18T16:00:00Z"));
		assertThat(session.zone().getId()).isEqualTo("Europe/Berlin");
		assertThat(session.venue())
			.isEqualTo(new Session.Venue("Stadtbibliothek", "Wilhelm-Leuschner-Platz 10", "04107", "Leipzig"));
	}

	@Test
	void aCancelledEventIsReadWithItsReason() {
		assertThat(event("EventCancelled").cancelled()).isTrue();
		assertThat(event("EventCancelled").reason()).isEqualTo("Wasserschaden im Haus");
		assertThat(event("EventWithdrawn").published()).isFalse();
		assertThat(event("EventChanged").sessions().getFirst().start())
			.isEqualTo(Instant.parse("2027-06-19T16:00:00Z"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "RegistrationHeld", "RegistrationConfirmed", "RegistrationChanged",
			"RegistrationWaitlisted", "PlacesOffered", "RegistrationCancelled", "RegistrationExpired",
			"RegistrationErased", "LinksRequested" })
	void everyRegistrationMessageIsRead(String type) {
		Registration registration = registration(type);
		assertThat(registration.id()).isEqualTo(UUID.fromString("01990000-0000-7000-8000-000000000101"));
		assertThat(registration.event()).isEqualTo(UUID.fromString("01990000-0000-7000-8000-000000000001"));
		assertThat(registration.language()).isEqualTo("de");
		assertThat(registration.version()).isPositive();
	}

	@Test
	void placesAndCountersAreReadWhereTheyMatter() {
		assertThat(registration("RegistrationHeld").holdUntil()).isEqualTo(Instant.parse("2027-05-01T10:30:00Z"));
		assertThat(registration("RegistrationHeld").asked().confirm()).isEqualTo(1);
		assertThat(registration("RegistrationConfirmed").asked().ticket()).isEqualTo(1);
		assertThat(registration("RegistrationConfirmed").sessions()).isEqualTo(List.of(SESSION));
		assertThat(registration("RegistrationCancelled").cause()).isEqualTo("contact");
		assertThat(registration("RegistrationCancelled").sessions()).isEqualTo(List.of(SESSION));
		assertThat(registration("LinksRequested").asked().links()).isEqualTo(1);
		assertThat(registration("RegistrationWaitlisted").sessions()).isEmpty();
		assertThat(registration("RegistrationWaitlisted").awaited()).containsExactly(SESSION);
		assertThat(registration("PlacesOffered").offerUntil()).isEqualTo(Instant.parse("2027-05-03T10:00:00Z"));
		assertThat(registration("PlacesOffered").asked().offer()).isEqualTo(1);
		assertThat(registration("RegistrationErased").cause()).isEqualTo("erased");
	}

	private Event event(String type) {
		return this.json.readValue(Golden.text(Golden.event(type)), EventMessage.class).toEvent();
	}

	private Registration registration(String type) {
		return this.json.readValue(Golden.text(Golden.registration(type)), RegistrationMessage.class).toRegistration();
	}

}
