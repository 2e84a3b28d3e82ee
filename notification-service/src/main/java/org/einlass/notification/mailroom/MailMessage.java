package org.einlass.notification.mailroom;

import java.time.Instant;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.einlass.starter.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * {@code MailSent} and {@code MailFailed} on the bus: see
 * {@code contracts/asyncapi.yaml}.
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record MailMessage(UUID id, UUID registration, UUID event, String kind, String language, int attempts, Instant at,
		@Nullable String reason) {

	static final String TOPIC = "einlass.notification.mails";

	static Message of(Outcome outcome, Instant now) {
		Mail mail = outcome.mail();
		Registration registration = mail.registration();
		boolean sent = outcome.state() == MailState.SENT;
		return new Message(TOPIC, registration.id().toString(), sent ? "MailSent" : "MailFailed",
				new MailMessage(mail.id(), registration.id(), registration.event(), mail.kind().value(),
						registration.language(), outcome.attempts(), now, outcome.reason()));
	}

}
