package org.einlass.notification.mailroom;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

import jakarta.mail.internet.MimeMessage;
import org.einlass.notification.MailServer;
import org.einlass.notification.RegistrationStub;
import org.einlass.notification.letter.Letter;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class SmtpPostTests {

	private static final String INJECTED = "\r\nBcc: everybody@example.org\r\n\r\nAnother text";

	@Test
	void noTitleNameOrLinkBeginsAnotherHeader() throws Exception {
		UUID registration = UUID.randomUUID();
		Letter letter = new Letter("Stadt" + INJECTED, "Ihr Ticket: Abend" + INJECTED, "Text", "<p>Text</p>", List.of(),
				null, "https://einlass.example.org/api/mails/unsubscribe?key=1" + INJECTED);
		MimeMessage mail = sent(registration, letter);
		assertThat(mail.getAllRecipients()).hasSize(1);
		assertThat(mail.getHeader("Bcc")).isNull();
		assertThat(mail.getSubject()).isEqualTo("Ihr Ticket: Abend Bcc: everybody@example.org Another text");
		assertThat(mail.getHeader("List-Unsubscribe")).hasSize(1);
		String head = raw(mail).split("\r\n\r\n")[0];
		assertThat(head).contains("Message-ID:", "Subject:", "Content-Type: multipart/");
		assertThat(head.lines()).noneMatch((line) -> line.startsWith("Bcc") || line.startsWith("Another"));
	}

	private static MimeMessage sent(UUID registration, Letter letter) {
		try (MailServer server = MailServer.start()) {
			SmtpSender sender = new SmtpSender(new org.springframework.boot.mail.autoconfigure.MailProperties());
			sender.setPort(server.port());
			Duration any = Duration.ofMinutes(1);
			MailProperties settings = new MailProperties("einlass@example.org", 1, 1, any, any, any, any, any, any);
			assertThat(new SmtpPost(sender, settings, any, Clock.systemUTC()).send(
					List.of(new Post.Parcel(UUID.randomUUID(), RegistrationStub.address(registration), letter)),
					Instant.now().plus(Duration.ofHours(1))))
				.isEmpty();
			return server.mails(registration).getFirst();
		}
	}

	private static String raw(MimeMessage mail) throws Exception {
		ByteArrayOutputStream raw = new ByteArrayOutputStream();
		mail.writeTo(raw);
		return raw.toString(StandardCharsets.UTF_8);
	}

}
