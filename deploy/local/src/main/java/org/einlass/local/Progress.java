package org.einlass.local;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Locale;

/** What the person at the terminal sees: one line for each thing that is done. */
final class Progress {

	private static final String BOLD = "1";

	private static final String GREEN = "32";

	private static final String RED = "31";

	private final PrintStream out;

	private final boolean colours;

	Progress(PrintStream out, boolean colours) {
		this.out = out;
		this.colours = colours;
	}

	void say(String text) {
		print(text);
	}

	void done(String part, String what, Duration time) {
		String seconds = String.format(Locale.ROOT, "%5.1f s", time.toMillis() / 1000.0);
		print("  %s  %-21s %s".formatted(coloured(GREEN, seconds), part, what));
	}

	void ready(Ports ports, Duration time) {
		print("\n" + coloured(BOLD, "Einlass is ready: http://localhost:" + ports.gateway()) + "\n");
		print("""
				  Mails       http://localhost:%d  (SMTP %d, IMAP %d)
				  Accounts    http://localhost:%d/admin  (user admin, password in deploy/local/data/secrets.properties)
				  PostgreSQL  localhost:%d  (databases catalog, registration, notification)
				  Kafka       localhost:%d
				  Logs        deploy/local/data/logs

				  Users (password = user name): citizen, owner, organiser, viewer, supervisor, steward, editor, admin

				  Started in %d seconds. Ctrl-C stops everything; the data stays.
				""".formatted(ports.mailbox(), ports.smtp(), ports.imap(), ports.keycloak(), ports.postgreSql(),
				ports.kafka(), Math.round(time.toMillis() / 1000.0)));
	}

	void failed(String message) {
		print("\n" + coloured(RED, message) + "\n");
	}

	private synchronized void print(String text) {
		this.out.println(text);
		this.out.flush();
	}

	private String coloured(String colour, String text) {
		return this.colours ? "\u001B[" + colour + "m" + text + "\u001B[0m" : text;
	}

}
