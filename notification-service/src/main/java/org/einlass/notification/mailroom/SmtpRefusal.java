package org.einlass.notification.mailroom;

import java.util.Locale;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.einlass.notification.mailroom.Post.Refusal;
import org.jspecify.annotations.Nullable;

/**
 * Reads from the mail client's errors whether trying again helps. Replies from 500 on are
 * for good (RFC 5321, 4.2.1), but only about the recipient or the letter: a refused
 * sender is our own configuration and holds for all mails.
 */
final class SmtpRefusal {

	private SmtpRefusal() {
	}

	static Refusal of(Throwable error) {
		Refusal worst = Refusal.SERVER_UNREACHABLE;
		for (Throwable link = error; link != null; link = next(link)) {
			Refusal refusal = single(link);
			if (refusal != null && refusal.compareTo(worst) > 0) {
				worst = refusal;
			}
		}
		return worst;
	}

	private static @Nullable Refusal single(Throwable error) {
		return switch (error) {
			case SMTPAddressFailedException address ->
				forGood(address.getReturnCode()) ? Refusal.ADDRESS_REFUSED : Refusal.REFUSED_FOR_NOW;
			case SMTPSendFailedException letter when content(letter) ->
				forGood(letter.getReturnCode()) ? Refusal.REFUSED_BY_SERVER : Refusal.REFUSED_FOR_NOW;
			case SMTPSendFailedException sender -> Refusal.REFUSED_FOR_NOW;
			case AuthenticationFailedException login -> Refusal.SERVER_UNREACHABLE;
			default -> null;
		};
	}

	private static boolean content(SMTPSendFailedException error) {
		String command = (error.getCommand() != null) ? error.getCommand().toUpperCase(Locale.ROOT) : "";
		return command.equals(".") || command.startsWith("DATA");
	}

	private static boolean forGood(int code) {
		return code >= 500 && code < 600;
	}

	private static @Nullable Throwable next(Throwable error) {
		if (error instanceof MessagingException mail && mail.getNextException() != null) {
			return mail.getNextException();
		}
		return error.getCause();
	}

}
