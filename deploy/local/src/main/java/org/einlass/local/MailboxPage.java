package org.einlass.local;

import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import tools.jackson.databind.json.JsonMapper;

/**
 * The mailbox in the browser: {@code /} (list, {@code ?q=}), {@code /mails.json} (the
 * same as JSON), {@code /mails/<id>} (one mail), {@code /mails/<id>/html} (its HTML, for
 * a sandboxed frame) and {@code /mails/<id>/parts/<number>} (an attachment or inline
 * image).
 */
final class MailboxPage implements HttpHandler {

	private static final int LISTED = 200;

	private static final JsonMapper JSON = new JsonMapper();

	/** Nothing in a mail may run or load anything from elsewhere. */
	private static final String POLICY = "default-src 'none'; img-src 'self' data:; style-src 'unsafe-inline'; "
			+ "frame-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'self'";

	private final Mailbox mailbox;

	MailboxPage(Mailbox mailbox) {
		this.mailbox = mailbox;
	}

	@Override
	public void handle(HttpExchange exchange) throws IOException {
		try (exchange) {
			Reply reply;
			try {
				reply = reply(exchange.getRequestURI().getPath(), query(exchange));
			}
			catch (RuntimeException | IOException ex) {
				reply = Reply.text(500, "This mail cannot be shown: " + ex);
			}
			send(exchange, reply);
		}
	}

	private Reply reply(String path, String words) throws IOException {
		if (path.equals("/")) {
			return Reply.html(MailboxHtml.list(this.mailbox.find(words, LISTED), this.mailbox.size(), words));
		}
		if (path.equals("/mails.json")) {
			return Reply.json(JSON
				.writeValueAsBytes(this.mailbox.find(words, LISTED).stream().map(MailboxPage::summary).toList()));
		}
		List<String> steps = List.of(path.substring(1).split("/"));
		Optional<Mail> mail = (steps.size() > 1 && steps.getFirst().equals("mails")) ? this.mailbox.get(steps.get(1))
				: Optional.empty();
		return mail.isPresent() ? reply(mail.get(), steps.subList(2, steps.size()))
				: Reply.text(404, "There is no such page.");
	}

	private static Reply reply(Mail mail, List<String> steps) throws IOException {
		MailContent content = MailContent.of(mail.message());
		if (steps.isEmpty()) {
			return Reply.html(MailboxHtml.mail(mail, content));
		}
		if (steps.equals(List.of("html"))) {
			return Reply.sandboxed(content.html("/mails/" + mail.id() + "/parts/"));
		}
		if (steps.size() == 2 && steps.getFirst().equals("parts")) {
			return content.part(steps.get(1)).map(Reply::part).orElse(Reply.text(404, "There is no such part."));
		}
		return Reply.text(404, "There is no such page.");
	}

	private static Map<String, String> summary(Mail mail) {
		return Map.of("id", mail.id(), "received", mail.received().toString(), "mailbox", mail.mailbox(), "from",
				mail.from(), "to", mail.to(), "subject", mail.subject());
	}

	private static String query(HttpExchange exchange) {
		String query = exchange.getRequestURI().getRawQuery();
		return (query != null && query.startsWith("q=")) ? URLDecoder.decode(query.substring(2), StandardCharsets.UTF_8)
				: "";
	}

	private static void send(HttpExchange exchange, Reply reply) throws IOException {
		var headers = exchange.getResponseHeaders();
		headers.set("Content-Type", reply.type());
		headers.set("Content-Security-Policy",
				reply.sandboxed() ? POLICY + "; sandbox " + MailboxHtml.SANDBOX : POLICY);
		headers.set("X-Content-Type-Options", "nosniff");
		headers.set("Referrer-Policy", "no-referrer");
		headers.set("Cache-Control", "no-store");
		reply.fileName()
			.ifPresent((name) -> headers.set("Content-Disposition", "attachment; filename=\"" + name + "\""));
		exchange.sendResponseHeaders(reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
		exchange.getResponseBody().write(reply.body());
	}

	/**
	 * An answer to the browser.
	 *
	 * @param sandboxed from the mail itself, so that nothing in it may act even when it
	 * is opened alone
	 */
	record Reply(int status, String type, byte[] body, Optional<String> fileName, boolean sandboxed) {

		static Reply html(String html) {
			return new Reply(200, "text/html; charset=utf-8", bytes(html), Optional.empty(), false);
		}

		static Reply sandboxed(String html) {
			return new Reply(200, "text/html; charset=utf-8", bytes(html), Optional.empty(), true);
		}

		static Reply json(byte[] json) {
			return new Reply(200, "application/json", json, Optional.empty(), false);
		}

		static Reply text(int status, String text) {
			return new Reply(status, "text/plain; charset=utf-8", bytes(text), Optional.empty(), false);
		}

		private static byte[] bytes(String text) {
			return text.getBytes(StandardCharsets.UTF_8);
		}

		/** Images are shown in place; anything else is only downloaded, never opened. */
		static Reply part(MailContent.Part part) {
			boolean image = part.type().matches("image/(png|jpeg|gif|webp)");
			return image ? new Reply(200, part.type(), part.content(), Optional.empty(), true)
					: new Reply(200, "application/octet-stream", part.content(), Optional.of(part.safeName()), true);
		}

	}

}
