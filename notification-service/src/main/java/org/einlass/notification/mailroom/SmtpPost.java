package org.einlass.notification.mailroom;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import org.einlass.notification.letter.Letter;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.MimeMessageHelper;
import org.springframework.stereotype.Component;

/** Sends by SMTP, a whole batch over one connection. */
@Component
class SmtpPost implements Post {

	private final SmtpSender sender;

	private final String from;

	private final Duration answer;

	private final Clock clock;

	/** With how long the mail server may take for an answer. */
	SmtpPost(SmtpSender sender, MailProperties settings,
			@Value("${spring.mail.properties.mail.smtp.timeout}") Duration answer, Clock clock) {
		this.sender = sender;
		this.from = settings.from();
		this.answer = answer;
		this.clock = clock;
	}

	@Override
	public Map<UUID, Refusal> send(List<Parcel> parcels, Instant leaseEnd) {
		Instant lastBeginning = leaseEnd.minus(this.answer.multipliedBy(2));
		Map<UUID, Refusal> refusals = new HashMap<>();
		Map<Message, UUID> messages = new HashMap<>();
		List<MimeMessage> ready = new ArrayList<>();
		for (Parcel parcel : parcels) {
			try {
				MimeMessage message = mime(parcel, lastBeginning);
				messages.put(message, parcel.mail());
				ready.add(message);
			}
			catch (AddressException none) {
				refusals.put(parcel.mail(), Refusal.ADDRESS_REFUSED);
			}
			catch (MessagingException unwritable) {
				refusals.put(parcel.mail(), Refusal.REFUSED_BY_SERVER);
			}
		}
		refusals.putAll(send(ready, messages));
		return refusals;
	}

	private Map<UUID, Refusal> send(List<MimeMessage> ready, Map<Message, UUID> mails) {
		Map<UUID, Refusal> refusals = new HashMap<>();
		try {
			this.sender.send(ready.toArray(MimeMessage[]::new));
		}
		catch (MailSendException some) {
			some.getFailedMessages().forEach((message, error) -> {
				if (mails.get(message) instanceof UUID mail) {
					refusals.put(mail, (error instanceof NoTimeLeft) ? Refusal.LEFT : SmtpRefusal.of(error));
				}
			});
		}
		return refusals;
	}

	private MimeMessage mime(Parcel parcel, Instant lastBeginning) throws MessagingException {
		Letter letter = parcel.letter();
		MimeMessage message = new Timely(this.sender.createMimeMessage().getSession(), lastBeginning);
		MimeMessageHelper helper = new MimeMessageHelper(message, MimeMessageHelper.MULTIPART_MODE_MIXED_RELATED,
				StandardCharsets.UTF_8.name());
		InternetAddress sender = new InternetAddress(this.from, true);
		helper.setFrom(named(sender, letter.sender()));
		helper.setTo(new InternetAddress(parcel.to(), true));
		helper.setSubject(oneLine(letter.subject()));
		helper.setText(letter.text(), letter.html());
		for (Letter.Picture picture : letter.pictures()) {
			helper.addInline(picture.name(), picture.name() + ".png", new ByteArrayResource(picture.png()),
					"image/png");
		}
		Letter.CalendarFile calendar = letter.calendar();
		if (calendar != null) {
			helper.addAttachment(calendar.name(), new ByteArrayResource(calendar.content()),
					"text/calendar; charset=utf-8; method=" + calendar.method());
		}
		headers(message, parcel, sender);
		return message;
	}

	private static void headers(MimeMessage message, Parcel parcel, InternetAddress sender) throws MessagingException {
		String address = sender.getAddress();
		String domain = address.substring(address.lastIndexOf('@') + 1);
		message.setHeader("Message-ID", "<" + parcel.mail() + "@" + domain + ">");
		message.setHeader("Auto-Submitted", "auto-generated");
		String unsubscribe = parcel.letter().unsubscribe();
		if (unsubscribe != null) {
			message.setHeader("List-Unsubscribe", "<" + oneLine(unsubscribe) + ">");
			message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
		}
	}

	private static InternetAddress named(InternetAddress address, String name) throws MessagingException {
		try {
			return new InternetAddress(address.getAddress(), oneLine(name), StandardCharsets.UTF_8.name());
		}
		catch (java.io.UnsupportedEncodingException impossible) {
			throw new MessagingException("UTF-8 is always there", impossible);
		}
	}

	/** No line break ever reaches a header: it could begin another one. */
	static String oneLine(String text) {
		return text.replaceAll("\\p{Cntrl}+", " ").strip();
	}

	/**
	 * The sender saves each message right before it hands it over, and goes on with the
	 * next one when that fails. Two answers must still fit in: of the mail server to this
	 * message, and to the connection after one that it never answered.
	 */
	private final class Timely extends MimeMessage {

		private final Instant lastBeginning;

		Timely(Session session, Instant lastBeginning) {
			super(session);
			this.lastBeginning = lastBeginning;
		}

		@Override
		public void saveChanges() throws MessagingException {
			if (SmtpPost.this.clock.instant().isAfter(this.lastBeginning)) {
				throw new NoTimeLeft();
			}
			super.saveChanges();
		}

	}

	private static final class NoTimeLeft extends MessagingException {

		private static final long serialVersionUID = 1L;

	}

}
