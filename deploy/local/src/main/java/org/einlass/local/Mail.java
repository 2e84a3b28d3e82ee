package org.einlass.local;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;

/**
 * One line of the mailbox; the mail itself stays in its file.
 *
 * @param id the name of the file
 * @param messageId the header, or empty
 */
record Mail(String id, String messageId, Instant received, String mailbox, String from, String to, String subject,
		Path file) {

	private static final Session SESSION = Session.getInstance(new Properties());

	static Mail of(Path file, String mailbox, Instant received) throws IOException {
		MimeMessage message = read(file);
		try {
			return new Mail(file.getFileName().toString(), message.getMessageID() == null ? "" : message.getMessageID(),
					received, mailbox, addresses(message.getFrom()), addresses(message.getAllRecipients()),
					message.getSubject() == null ? "" : message.getSubject(), file);
		}
		catch (MessagingException ex) {
			throw new IOException("Cannot read the mail " + file, ex);
		}
	}

	MimeMessage message() throws IOException {
		return read(this.file);
	}

	private static MimeMessage read(Path file) throws IOException {
		try (InputStream content = Files.newInputStream(file)) {
			return new MimeMessage(SESSION, content);
		}
		catch (MessagingException ex) {
			throw new IOException("Cannot read the mail " + file, ex);
		}
	}

	private static String addresses(Address[] addresses) {
		return (addresses == null) ? ""
				: Arrays.stream(addresses).flatMap(Mail::address).distinct().collect(Collectors.joining(", "));
	}

	private static Stream<String> address(Address address) {
		return Stream
			.of((address instanceof InternetAddress internet) ? internet.toUnicodeString() : address.toString());
	}

}
