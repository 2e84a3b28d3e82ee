package org.einlass.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;
import java.util.concurrent.Executors;

import com.icegreen.greenmail.Managers;
import com.icegreen.greenmail.configuration.GreenMailConfiguration;
import com.icegreen.greenmail.mail.MailAddress;
import com.icegreen.greenmail.mail.MovingMessage;
import com.icegreen.greenmail.store.FolderException;
import com.icegreen.greenmail.store.MailFolder;
import com.icegreen.greenmail.store.StoredMessage;
import com.icegreen.greenmail.user.GreenMailUser;
import com.icegreen.greenmail.user.UserException;
import com.icegreen.greenmail.user.UserManager;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import jakarta.mail.Flags;
import jakarta.mail.MessagingException;
import org.jspecify.annotations.Nullable;

/**
 * An SMTP and IMAP server that takes every mail and lets it go nowhere, with a page to
 * read them.
 */
final class MailboxPart implements Part {

	/** The server holds them in memory. */
	static final int MOST_MAILS = 5_000;

	private static final String HOST = "127.0.0.1";

	private final Folders folders;

	private final Ports ports;

	private final int most;

	private @Nullable GreenMail server;

	private @Nullable HttpServer page;

	/**
	 * A mailbox that is yet to start.
	 * @param most how many mails are kept
	 */
	MailboxPart(Folders folders, Ports ports, int most) {
		this.folders = folders;
		this.ports = ports;
		this.most = most;
	}

	@Override
	public String name() {
		return "Mailbox";
	}

	@Override
	public String where() {
		return "http://localhost:" + this.ports.mailbox();
	}

	@Override
	public void start() throws IOException {
		Path folder = this.folders.data().resolve("mailbox");
		Mailbox mailbox = new Mailbox(folder, this.most, Clock.systemUTC());
		GreenMail server = new GreenMail(
				new ServerSetup[] { new ServerSetup(this.ports.smtp(), HOST, ServerSetup.PROTOCOL_SMTP),
						new ServerSetup(this.ports.imap(), HOST, ServerSetup.PROTOCOL_IMAP) })
			.withConfiguration(
					GreenMailConfiguration.aConfig().withDisabledAuthentication().withPreloadDir(folder.toString()));
		server.getUserManager()
			.setMessageDeliveryHandler(
					(message, recipient) -> deliver(mailbox, server.getManagers(), message, recipient));
		server.start();
		this.server = server;
		HttpServer page = HttpServer.create(new InetSocketAddress(InetAddress.getByName(HOST), this.ports.mailbox()),
				0);
		page.createContext("/", new MailboxPage(mailbox));
		page.setExecutor(Executors.newFixedThreadPool(2));
		page.start();
		this.page = page;
	}

	void stop() {
		if (this.page != null) {
			this.page.stop(0);
		}
		if (this.server != null) {
			this.server.stop();
		}
	}

	private static GreenMailUser deliver(Mailbox mailbox, Managers managers, MovingMessage message,
			MailAddress recipient) throws MessagingException, UserException {
		String address = recipient.getEmail();
		try {
			Optional<Mail> oldest = mailbox.keep(address, message.getMessage());
			if (oldest.isPresent()) {
				forget(managers, oldest.get());
			}
		}
		catch (IOException | FolderException ex) {
			throw new MessagingException("Cannot keep the mail", ex);
		}
		UserManager users = managers.getUserManager();
		GreenMailUser user = users.getUserByEmail(address);
		return (user != null) ? user : users.createUser(address, address, address);
	}

	private static void forget(Managers managers, Mail oldest) throws FolderException, MessagingException {
		GreenMailUser user = managers.getUserManager().getUserByEmail(oldest.mailbox());
		if (user == null) {
			return;
		}
		MailFolder inbox = managers.getImapHostManager().getInbox(user);
		for (StoredMessage message : inbox.getMessages()) {
			if (oldest.messageId().equals(message.getMimeMessage().getMessageID())) {
				message.setFlag(Flags.Flag.DELETED, true);
			}
		}
		inbox.expunge();
		if (inbox.getMessageCount() == 0) {
			managers.getUserManager().deleteUser(user);
		}
	}

}
