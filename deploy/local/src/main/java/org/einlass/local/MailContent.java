package org.einlass.local;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimeMessage;
import org.jspecify.annotations.Nullable;

/**
 * What a mail consists of.
 *
 * @param text the plain text, or empty
 * @param html the HTML, or empty
 * @param parts attachments and inline images, in order
 */
record MailContent(String text, String html, List<Part> parts) {

	static MailContent of(MimeMessage message) throws IOException {
		Collector collector = new Collector();
		try {
			collector.take(message);
		}
		catch (MessagingException ex) {
			throw new IOException(ex);
		}
		return new MailContent(collector.text.toString(), collector.html.toString(), List.copyOf(collector.parts));
	}

	/**
	 * The HTML, its {@code cid:} images replaced by addresses below the given one, its
	 * links in a new tab.
	 */
	String html(String address) {
		String result = "<base target=\"_blank\">" + this.html;
		for (int number = 0; number < this.parts.size(); number++) {
			String id = this.parts.get(number).contentId();
			if (!id.isEmpty()) {
				result = result.replace("cid:" + id, address + number);
			}
		}
		return result;
	}

	Optional<Part> part(String number) {
		return (number.matches("\\d{1,3}") && Integer.parseInt(number) < this.parts.size())
				? Optional.of(this.parts.get(Integer.parseInt(number))) : Optional.empty();
	}

	/** An attachment or an inline image. */
	record Part(String name, String type, String contentId, byte[] content) {

		String safeName() {
			return this.name.replaceAll("[^A-Za-z0-9._-]", "_");
		}

	}

	private static final class Collector {

		private final StringBuilder text = new StringBuilder();

		private final StringBuilder html = new StringBuilder();

		private final List<Part> parts = new ArrayList<>();

		void take(jakarta.mail.Part part) throws MessagingException, IOException {
			if (part.isMimeType("multipart/*") && part.getContent() instanceof Multipart multipart) {
				for (int position = 0; position < multipart.getCount(); position++) {
					take(multipart.getBodyPart(position));
				}
			}
			else if (part.getFileName() == null && part.isMimeType("text/plain")) {
				this.text.append(part.getContent());
			}
			else if (part.getFileName() == null && part.isMimeType("text/html")) {
				this.html.append(part.getContent());
			}
			else {
				String type = new ContentType(part.getContentType()).getBaseType().toLowerCase(Locale.ROOT);
				this.parts.add(new Part(name(part.getFileName(), type), type, contentId(part),
						part.getInputStream().readAllBytes()));
			}
		}

		private static String name(@Nullable String name, String type) {
			return (name != null) ? name : type.replace('/', '.');
		}

		private static String contentId(jakarta.mail.Part part) throws MessagingException {
			String id = (part instanceof BodyPart) ? first(part.getHeader("Content-ID")) : "";
			return id.replaceAll("[<>\\s]", "");
		}

		private static String first(String @Nullable [] values) {
			return (values == null || values.length == 0) ? "" : values[0];
		}

	}

}
