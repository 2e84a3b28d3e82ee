package org.einlass.notification.mailroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.einlass.notification.mailroom.Post.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A mail server that hangs up after a few mails and takes only so many logins. */
class RefusedLoginTests {

	private final List<Post.Parcel> batch = Parcels.of(5);

	private final List<String> taken = new ArrayList<>();

	@Test
	void whatWasSentBeforeTheServerHungUpIsNotSentAgain() {
		assertThat(send(1)).isEqualTo(Map.of(mail(1), Refusal.REFUSED_BY_SERVER, mail(3), Refusal.SERVER_UNREACHABLE,
				mail(4), Refusal.SERVER_UNREACHABLE));
		assertThat(this.taken).containsExactly(id(0), id(2));
	}

	@Test
	void allAreTriedAgainIfTheFirstLoginIsRefused() {
		Map<UUID, Refusal> refusals = new HashMap<>();
		this.batch.forEach((parcel) -> refusals.put(parcel.mail(), Refusal.SERVER_UNREACHABLE));
		assertThat(send(0)).isEqualTo(refusals);
		assertThat(this.taken).isEmpty();
	}

	private Map<UUID, Refusal> send(int logins) {
		return new SmtpPost(new Sender(logins), Parcels.settings(), Duration.ofMinutes(1), Clock.systemUTC())
			.send(this.batch, Instant.now().plus(Duration.ofHours(1)));
	}

	private UUID mail(int index) {
		return this.batch.get(index).mail();
	}

	private String id(int index) {
		return "<" + mail(index) + "@example.org>";
	}

	private final class Sender extends SmtpSender {

		private int logins;

		Sender(int logins) {
			super(new org.springframework.boot.mail.autoconfigure.MailProperties());
			this.logins = logins;
		}

		@Override
		protected Transport getTransport(Session session) {
			return new HangsUp(session);
		}

		private final class HangsUp extends Transport {

			private int asked;

			HangsUp(Session session) {
				super(session, null);
			}

			@Override
			protected boolean protocolConnect(String host, int port, String user, String password)
					throws MessagingException {
				if (Sender.this.logins-- == 0) {
					throw new AuthenticationFailedException("454 4.7.0 try again later");
				}
				return true;
			}

			@Override
			public void sendMessage(Message message, Address[] recipients) throws MessagingException {
				this.asked++;
				if (this.asked == 2) {
					throw new SMTPSendFailedException(".", 554, "554 no", new MessagingException(), new Address[0],
							new Address[0], recipients);
				}
				RefusedLoginTests.this.taken.add(message.getHeader("Message-ID")[0]);
				setConnected(this.asked < 3);
			}

		}

	}

}
