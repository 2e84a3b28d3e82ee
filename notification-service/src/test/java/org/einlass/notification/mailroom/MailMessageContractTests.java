package org.einlass.notification.mailroom;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import org.einlass.notification.Golden;
import org.einlass.notification.letter.LetterKind;
import org.einlass.starter.message.Message;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** What we write is exactly what our contract shows. */
class MailMessageContractTests {

	private static final Instant AT = Instant.parse("2027-05-01T10:05:02Z");

	private final JsonMapper json = JsonMapper.builder().build();

	@Test
	void aSentMailIsToldAsTheContractShows() {
		same(MailMessage.of(Outcome.sent(mail(1), AT), AT), "MailSent");
	}

	@Test
	void aFailedMailIsToldAsTheContractShows() {
		same(MailMessage.of(Outcome.failed(mail(9), AT, Post.Refusal.REFUSED_BY_SERVER.value()), AT), "MailFailed");
	}

	private void same(Message message, String type) {
		assertThat(message.type()).isEqualTo(type);
		assertThat(message.topic()).isEqualTo("einlass.notification.mails");
		assertThat(message.key()).isEqualTo("01990000-0000-7000-8000-000000000101");
		assertThat(this.json.readTree(this.json.writeValueAsString(message.body())))
			.isEqualTo(Golden.json("notification-service/contracts/examples/" + type + ".json"));
	}

	private static Mail mail(int attempts) {
		Registration registration = new Registration(UUID.fromString("01990000-0000-7000-8000-000000000101"), 2,
				UUID.fromString("01990000-0000-7000-8000-000000000001"), "confirmed", "de", null, null, AT, null, null,
				List.of(), List.of(), List.of(), new Registration.Asked(1, 1, 0, 0, 0, 0, 0));
		return new Mail(UUID.fromString("01990000-0000-7000-8000-000000000201"), LetterKind.TICKET, "1", null, AT, AT,
				attempts, registration);
	}

}
