package org.einlass.notification;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;

/** An SMTP server that keeps what it gets. */
public final class MailServer implements AutoCloseable {

	private final GreenMail server;

	private MailServer(int port) {
		ServerSetup setup = new ServerSetup(port, "localhost", ServerSetup.PROTOCOL_SMTP);
		setup.setServerStartupTimeout(20_000);
		this.server = new GreenMail(setup);
		this.server.start();
	}

	public static MailServer start() {
		return new MailServer(0);
	}

	public static MailServer startAt(int port) {
		return new MailServer(port);
	}

	public int port() {
		return this.server.getSmtp().getPort();
	}

	/** What a registration's contact got. */
	public List<MimeMessage> mails(UUID registration) {
		return Stream.of(this.server.getReceivedMessages())
			.filter((mail) -> address(mail).equals(RegistrationStub.address(registration)))
			.toList();
	}

	/** How many mails each address got. */
	public Map<String, Long> mailsByAddress() {
		return Stream.of(this.server.getReceivedMessages())
			.collect(Collectors.groupingBy(MailServer::address, Collectors.counting()));
	}

	private static String address(MimeMessage mail) {
		try {
			return mail.getAllRecipients()[0].toString();
		}
		catch (MessagingException failure) {
			throw new IllegalStateException(failure);
		}
	}

	@Override
	public void close() {
		this.server.stop();
	}

}
