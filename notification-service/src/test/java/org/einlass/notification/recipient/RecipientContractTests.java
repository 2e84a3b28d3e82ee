package org.einlass.notification.recipient;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.einlass.notification.Golden;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The call for recipients is as registration-service's contract shows. */
class RecipientContractTests {

	private static final UUID KNOWN = UUID.fromString("01990000-0000-7000-8000-000000000101");

	private static final UUID GONE = UUID.fromString("01990000-0000-7000-8000-000000000102");

	private final JsonMapper json = JsonMapper.builder()
		.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
		.build();

	@Test
	void weAskAsTheContractShows() {
		var question = new RegistrationClient.Question(
				List.of(new RegistrationClient.Item(KNOWN, "ticket"), new RegistrationClient.Item(GONE, "ticket")));
		assertThat(this.json.readTree(this.json.writeValueAsString(question)))
			.isEqualTo(Golden.json("registration-service/contracts/internal/recipients-request.json"));
	}

	@Test
	void weReadWhatTheContractShows() {
		Map<UUID, Recipient> recipients = this.json
			.readValue(Golden.text("registration-service/contracts/internal/recipients-answer.json"),
					RegistrationClient.Answer.class)
			.byRegistration();
		Recipient ada = recipients.get(KNOWN);
		assertThat(ada).isNotNull();
		assertThat(ada.email()).isEqualTo("ada@example.org");
		assertThat(ada.locale()).isEqualTo(Locale.GERMAN);
		assertThat(ada.reference()).isEqualTo("K7QX-3MPD");
		assertThat(ada.links()).isNotNull().extracting(Recipient.Links::manage).asString().contains("?key=");
		assertThat(ada.links()).isNotNull()
			.extracting(Recipient.Links::unsubscribe)
			.asString()
			.startsWith("http://localhost:8080/mails/unsubscribe?");
		assertThat(ada.tickets()).hasSize(2)
			.extracting(Recipient.Ticket::reference)
			.containsExactly("K7QX-3MPD-1", "K7QX-3MPD-2");
		assertThat(recipients.get(GONE)).isNotNull().extracting(Recipient::gone).isEqualTo(true);
	}

	@Test
	void weAskAboutAKeyAsTheContractShows() {
		assertThat(this.json
			.readTree(this.json.writeValueAsString(new RegistrationClient.KeyQuestion(KNOWN, "unsubscribe-key"))))
			.isEqualTo(Golden.json("registration-service/contracts/internal/unsubscribe-key-request.json"));
		assertThat(this.json
			.readValue(Golden.text("registration-service/contracts/internal/unsubscribe-key-answer.json"),
					RegistrationClient.KeyAnswer.class)
			.valid()).isTrue();
	}

	@Test
	void noRecipientIsEverPrintedWithPersonalData() {
		Recipient recipient = new Recipient(KNOWN, false, "ada@example.org", "Ada Example", "de", "K7QX-3MPD",
				new Recipient.Links("https://x/?key=secret", null, "https://x/?key=secret"), "12345678",
				List.of(new Recipient.Ticket(GONE, "K7QX-3MPD-1", "Ada Example", "EIN1:CODE", null)), null);
		assertThat(recipient + " " + recipient.links() + recipient.tickets()).doesNotContain("ada@", "Ada", "secret",
				"12345678", "EIN1");
	}

}
