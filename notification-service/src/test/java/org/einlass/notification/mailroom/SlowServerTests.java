package org.einlass.notification.mailroom;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import jakarta.mail.Address;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import org.einlass.notification.mailroom.Post.Refusal;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A mail server that looks into each mail for long, and a clock that it moves. */
class SlowServerTests {

	private static final Instant START = Instant.parse("2027-06-17T10:00:00Z");

	private static final Duration ANSWER = Duration.ofMinutes(5);

	private final List<String> taken = new ArrayList<>();

	private Instant now = START;

	@Test
	void aBatchEndsBeforeItsLeaseAndTheRestIsLeft() {
		List<Post.Parcel> batch = Parcels.of(25);
		Map<UUID, Refusal> refusals = send(batch, START.plus(Duration.ofMinutes(12)), Duration.ofSeconds(30));
		assertThat(this.taken).containsExactlyElementsOf(
				batch.subList(0, 5).stream().map((parcel) -> "<" + parcel.mail() + "@example.org>").toList());
		assertThat(refusals).hasSize(20)
			.containsOnlyKeys(batch.subList(5, 25).stream().map(Post.Parcel::mail).toList());
		assertThat(refusals.values()).containsOnly(Refusal.LEFT);
	}

	@Test
	void aQuickServerTakesTheWholeBatch() {
		List<Post.Parcel> batch = Parcels.of(25);
		assertThat(send(batch, START.plus(Duration.ofMinutes(12)), Duration.ofSeconds(1))).isEmpty();
		assertThat(this.taken).hasSize(25);
	}

	private Map<UUID, Refusal> send(List<Post.Parcel> parcels, Instant leaseEnd, Duration each) {
		InstantSource time = () -> this.now;
		return new SmtpPost(new Sender(each), Parcels.settings(), ANSWER, time.withZone(ZoneOffset.UTC)).send(parcels,
				leaseEnd);
	}

	private final class Sender extends SmtpSender {

		private final Duration each;

		Sender(Duration each) {
			super(new org.springframework.boot.mail.autoconfigure.MailProperties());
			this.each = each;
		}

		@Override
		protected Transport getTransport(Session session) {
			return new Slow(session);
		}

		private final class Slow extends Transport {

			Slow(Session session) {
				super(session, null);
			}

			@Override
			protected boolean protocolConnect(String host, int port, String user, String password) {
				return true;
			}

			@Override
			public void sendMessage(Message message, Address[] recipients) throws MessagingException {
				SlowServerTests.this.now = SlowServerTests.this.now.plus(Sender.this.each);
				SlowServerTests.this.taken.add(message.getHeader("Message-ID")[0]);
			}

		}

	}

}
