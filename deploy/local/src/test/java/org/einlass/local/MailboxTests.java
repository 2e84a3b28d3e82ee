package org.einlass.local;

import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;

import jakarta.mail.Message;
import jakarta.mail.Session;
import jakarta.mail.Store;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/** The mailbox of the local platform, through SMTP, IMAP and HTTP. */
class MailboxTests {

	private static final String SCRIPT = "<script>alert(1)</script>";

	private static final int MOST = 5;

	@TempDir
	Path root;

	private Ports ports = freePorts();

	private MailboxPart mailbox = new MailboxPart(Folders.of(Path.of("")), this.ports, MOST);

	@BeforeEach
	void start() throws IOException {
		this.mailbox = new MailboxPart(Folders.of(this.root), this.ports, MOST);
		this.mailbox.start();
	}

	@AfterEach
	void stop() {
		this.mailbox.stop();
	}

	@Test
	void aMailIsListedNewestFirstAndFoundByAddress() throws Exception {
		send("ada@example.org", "Ihr Ticket", "Hallo");
		send("ben@example.org", "Bitte bestätigen", "Guten Tag");
		assertThat(get("/")).containsSubsequence("Bitte bestätigen", "Ihr Ticket");
		JsonNode found = new JsonMapper().readTree(get("/mails.json?q=ADA%40example.org"));
		assertThat(found).hasSize(1);
		assertThat(found.path(0).path("subject").asString()).isEqualTo("Ihr Ticket");
	}

	@Test
	void aMailIsShownWithTextHtmlAndAttachment() throws Exception {
		send("ada@example.org", "Ihr Ticket", "Nur Text");
		String mail = get("/mails/" + id("ada"));
		assertThat(mail).contains("Nur Text", "sandbox", "/html", "ticket.ics");
		assertThat(get("/mails/" + id("ada") + "/html")).contains("<b>HTML</b>");
		assertThat(get("/mails/" + id("ada") + "/parts/0")).isEqualTo("BEGIN:VCALENDAR");
	}

	@Test
	void linksInTheTextCanBeFollowed() throws Exception {
		send("ada@example.org", "Bestätigen",
				"Hier: http://localhost:8080/registrations/1/confirm?code=a&lang=de Danke");
		assertThat(get("/mails/" + id("ada")))
			.contains("<a href=\"http://localhost:8080/registrations/1/confirm?code=a&amp;lang=de\"");
	}

	@Test
	void scriptInAMailIsTextOnOurPagesAndDeadInItsOwn() throws Exception {
		send("ada@example.org", SCRIPT, SCRIPT);
		assertThat(get("/")).doesNotContain(SCRIPT).contains("&lt;script&gt;");
		assertThat(get("/mails/" + id("ada"))).doesNotContain(SCRIPT);
		HttpResponse<String> html = response("/mails/" + id("ada") + "/html");
		assertThat(html.headers().firstValue("Content-Security-Policy").orElse("")).contains("default-src 'none'")
			.contains("sandbox")
			.doesNotContain("script-src")
			.doesNotContain("allow-scripts");
	}

	@Test
	void mailsSurviveARestartAlsoForImap() throws Exception {
		send("ada@example.org", "Ihr Ticket", "Hallo");
		stop();
		start();
		assertThat(get("/")).contains("Ihr Ticket");
		assertThat(imap("ada@example.org")).containsExactly("Ihr Ticket");
	}

	@Test
	void ofTooManyMailsTheOldestAreForgottenEverywhere() throws Exception {
		send("ada@example.org", "Mail 0", "Hallo");
		for (int i = 1; i <= MOST; i++) {
			send((i % 2 == 0) ? "ada@example.org" : "ben@example.org", "Mail " + i, "Hallo");
		}
		assertThat(get("/")).doesNotContain("Mail 0").contains("Mail 1", "Mail " + MOST);
		assertThat(imap("ada@example.org")).containsExactly("Mail 2", "Mail 4");
		stop();
		start();
		assertThat(imap("ada@example.org")).containsExactlyInAnyOrder("Mail 2", "Mail 4");
		send("ben@example.org", "Mail 6", "Hallo");
		send("ben@example.org", "Mail 7", "Hallo");
		assertThat(imap("ada@example.org")).containsExactly("Mail 4");
	}

	/** The subjects in one mailbox. */
	private List<String> imap(String address) throws Exception {
		try (Store store = session().getStore("imap")) {
			store.connect("127.0.0.1", this.ports.imap(), address, "any password");
			var inbox = store.getFolder("INBOX");
			inbox.open(jakarta.mail.Folder.READ_ONLY);
			List<String> subjects = new ArrayList<>();
			for (Message message : inbox.getMessages()) {
				subjects.add(message.getSubject());
			}
			return subjects;
		}
	}

	@Test
	void anUnknownMailIsNotFound() throws Exception {
		assertThat(response("/mails/../../secrets.properties").statusCode()).isEqualTo(404);
		assertThat(response("/mails/1-2.eml").statusCode()).isEqualTo(404);
	}

	private void send(String to, String subject, String text) throws Exception {
		MimeBodyPart plain = new MimeBodyPart();
		plain.setText(text, "utf-8");
		MimeBodyPart html = new MimeBodyPart();
		html.setText("<b>HTML</b>" + text, "utf-8", "html");
		MimeBodyPart calendar = new MimeBodyPart();
		calendar.setText("BEGIN:VCALENDAR", "utf-8", "calendar");
		calendar.setFileName("ticket.ics");
		MimeMessage message = new MimeMessage(session());
		message.setFrom(new InternetAddress("einlass@example.org"));
		message.setRecipients(Message.RecipientType.TO, to);
		message.setSubject(subject, "utf-8");
		message.setContent(new MimeMultipart(plain, html, calendar));
		Transport.send(message);
	}

	private Session session() {
		Properties properties = new Properties();
		properties.put("mail.smtp.host", "127.0.0.1");
		properties.put("mail.smtp.port", Integer.toString(this.ports.smtp()));
		return Session.getInstance(properties);
	}

	private String id(String words) throws Exception {
		return new JsonMapper().readTree(get("/mails.json?q=" + words)).path(0).path("id").asString();
	}

	private String get(String path) throws Exception {
		HttpResponse<String> response = response(path);
		assertThat(response.statusCode()).isEqualTo(200);
		return response.body();
	}

	private HttpResponse<String> response(String path) throws Exception {
		return Http.CLIENT.send(HttpRequest.newBuilder(URI.create(this.mailbox.where() + path)).build(),
				HttpResponse.BodyHandlers.ofString());
	}

	private static Ports freePorts() {
		return new Ports(0, 0, 0, 0, 0, 0, 0, 0, free(), free(), free());
	}

	private static int free() {
		try (ServerSocket socket = new ServerSocket(0)) {
			return socket.getLocalPort();
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

}
