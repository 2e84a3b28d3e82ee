package org.einlass.local;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.stream.Collectors;

/** The two pages of the mailbox, plain and readable on a phone. */
final class MailboxHtml {

	private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss")
		.withZone(ZoneId.systemDefault());

	/** A mail may do one thing: open its links, in a tab of their own. */
	static final String SANDBOX = "allow-popups allow-popups-to-escape-sandbox";

	private MailboxHtml() {
	}

	static String list(List<Mail> mails, int all, String words) {
		String rows = mails.stream().map(MailboxHtml::row).collect(Collectors.joining());
		return page("Mailbox", """
				<h1>Mailbox</h1>
				<form action="/" role="search">
				<label for="q">Address or subject</label>
				<input id="q" name="q" type="search" value="%s"> <button>Search</button>
				</form>
				<p>%d of %d mails, newest first</p>
				<ul>%s</ul>
				""".formatted(escaped(words), mails.size(), all, rows));
	}

	private static String row(Mail mail) {
		return "<li><a href=\"/mails/%s\">%s</a><br>%s<br><small>%s</small></li>\n".formatted(mail.id(),
				escaped(mail.subject().isBlank() ? "(no subject)" : mail.subject()), escaped(mail.to()),
				time(mail.received()));
	}

	static String mail(Mail mail, MailContent content) {
		String html = content.html().isEmpty() ? "" : """
				<h2>HTML</h2>
				<iframe title="HTML of the mail" sandbox="%s" src="/mails/%s/html"></iframe>
				""".formatted(SANDBOX, mail.id());
		return page(mail.subject(), """
				<p><a href="/">All mails</a></p>
				<h1>%s</h1>
				<dl><dt>To</dt><dd>%s</dd><dt>From</dt><dd>%s</dd><dt>Received</dt><dd>%s</dd></dl>
				%s%s
				<h2>Text</h2>
				<pre>%s</pre>
				""".formatted(escaped(mail.subject()), escaped(mail.to()), escaped(mail.from()), time(mail.received()),
				attachments(mail, content), html, linked(content.text())));
	}

	private static String attachments(Mail mail, MailContent content) {
		StringBuilder list = new StringBuilder();
		for (int number = 0; number < content.parts().size(); number++) {
			MailContent.Part part = content.parts().get(number);
			list.append("<li><a href=\"/mails/%s/parts/%d\">%s</a> (%s, %d bytes)</li>\n".formatted(mail.id(), number,
					escaped(part.name()), escaped(part.type()), part.content().length));
		}
		return list.isEmpty() ? "" : "<h2>Attachments</h2>\n<ul>" + list + "</ul>\n";
	}

	private static String page(String title, String main) {
		return """
				<!DOCTYPE html>
				<html lang="en"><head><meta charset="utf-8">
				<meta name="viewport" content="width=device-width, initial-scale=1">
				<title>%s · Einlass mailbox</title>
				<style>
				body { margin: 0 auto; max-width: 60rem; padding: 1rem; color: #171a2b; background: #fff;
					font: 1.125rem/1.5 "Fira Sans", system-ui, sans-serif; overflow-wrap: anywhere }
				a { color: #171a8b } a:focus-visible, input:focus-visible, button:focus-visible { outline: 4px solid #545a7a; outline-offset: 2px }
				h1 { font-size: 1.75rem; line-height: 1.25 } h2 { font-size: 1.375rem }
				ul { padding: 0; list-style: none } li { padding: .75rem 0; border-top: 1px solid #c4c7d4 }
				label { display: block; font-weight: 600 } dt { font-weight: 600 } dd { margin: 0 0 .5rem }
				input { font: inherit; padding: .5rem .75rem; border: 0; border-bottom: 2px solid #545a7a; background: #f0f2f7; max-width: 70%% }
				button { font: inherit; padding: .5rem 1rem; color: #fff; background: #171a8b; border: 0; border-radius: 4px }
				iframe { width: 100%%; height: 70vh; border: 1px solid #c4c7d4 } pre { white-space: pre-wrap; background: #f0f2f7; padding: 1rem }
				</style></head>
				<body><main>
				%s
				</main></body></html>
				"""
			.formatted(escaped(title), main);
	}

	private static String linked(String text) {
		return escaped(text).replaceAll("https?://[^\\s<>&]+(&amp;[^\\s<>&]+)*",
				"<a href=\"$0\" target=\"_blank\" rel=\"noreferrer\">$0</a>");
	}

	private static String time(Instant instant) {
		return TIME.format(instant);
	}

	static String escaped(String text) {
		return text.replace("&", "&amp;")
			.replace("<", "&lt;")
			.replace(">", "&gt;")
			.replace("\"", "&quot;")
			.replace("'", "&#39;");
	}

}
