package org.einlass.notification;

import java.util.Optional;

import org.einlass.notification.mailroom.MailRefused;
import org.einlass.notification.recipient.RecipientsUnavailable;
import org.einlass.notification.reminder.UnknownLink;
import org.einlass.starter.problem.Problem;
import org.einlass.starter.problem.ProblemSource;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The one place where a refusal becomes a status. */
@Component
class ProblemDetails implements ProblemSource {

	@Override
	public Optional<Problem> explain(Throwable error) {
		return Optional.ofNullable(switch (error) {
			case MailRefused refused -> problem(refused);
			case UnknownLink unknown -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case RecipientsUnavailable later -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy");
			default -> null;
		});
	}

	private static Problem problem(MailRefused refused) {
		return switch (refused) {
			case MailRefused.Unknown unknown -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case MailRefused.NotFailed other -> Problem.of(HttpStatus.CONFLICT, "mail-not-failed");
		};
	}

}
