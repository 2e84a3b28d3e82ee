package org.einlass.notification.mailroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.einlass.notification.letter.LetterKind;
import org.einlass.notification.letter.Letters;
import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Programme;
import org.einlass.notification.recipient.Recipient;
import org.einlass.notification.recipient.Recipients;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.dao.TransientDataAccessResourceException;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class MailroomTests {

	private static final Instant NOW = Instant.parse("2027-06-17T10:00:00Z");

	private static final Duration ANY = Duration.ofMinutes(10);

	private static final Duration FIRST_PAUSE = Duration.ofSeconds(10);

	private final List<Outcome> settled = new ArrayList<>();

	@Test
	void whatBecameOfABatchIsWrittenDownThoughTheDatabaseIsAwayForAMoment() {
		Mail stale = mail(LetterKind.TICKET, Instant.EPOCH);
		assertThat(mailroom(stale, 2, Mockito.mock()).work()).isTrue();
		assertThat(this.settled).singleElement().extracting(Outcome::state).isEqualTo(MailState.DROPPED);
	}

	@Test
	void whatTheMailServerHadNoTimeForIsDueAgainAtOnceAndCountsAsUntried() {
		Mail wanted = mail(LetterKind.LINKS, NOW);
		List<Instant> ends = new ArrayList<>();
		mailroom(wanted, 0, (parcels, leaseEnd) -> {
			ends.add(leaseEnd);
			return Map.of(wanted.id(), Post.Refusal.LEFT);
		}).work();
		assertThat(this.settled).containsExactly(Outcome.waiting(wanted, NOW));
		assertThat(ends).singleElement().satisfies((end) -> assertThat(end).isBefore(NOW.plus(ANY)));
	}

	@Test
	void aBatchIsDueAgainSoonWhenTheDatabaseFailsBeforeAnythingWasSent() {
		Mail wanted = mail(LetterKind.TICKET, NOW);
		Programme away = Mockito.mock();
		Mockito.when(away.find(ArgumentMatchers.<Collection<UUID>>any()))
			.thenReturn(Mono.error(new TransientDataAccessResourceException("no connection in five seconds")));
		Mailroom mailroom = mailroom(wanted, 1, (parcels, leaseEnd) -> Map.of(), away);
		assertThatExceptionOfType(TransientDataAccessResourceException.class).isThrownBy(mailroom::work);
		assertThat(this.settled).containsExactly(Outcome.waiting(wanted, NOW.plus(FIRST_PAUSE)));
	}

	private static Mail mail(LetterKind kind, Instant askedAt) {
		Registration confirmed = new Registration(UUID.randomUUID(), 1, UUID.randomUUID(), "confirmed", "de", null,
				null, NOW, null, null, List.of(), List.of(), List.of(), Registration.Asked.UNKNOWN);
		return new Mail(UUID.randomUUID(), kind, "1", null, askedAt, NOW, 1, confirmed);
	}

	/** With one mail, and a database that is away so many times. */
	private Mailroom mailroom(Mail mail, int failures, Post post) {
		Event event = new Event(mail.registration().event(), 1, "digitale-stadt", "Digitale Stadt", "slug", "published",
				Map.of("de", "Titel"), null, List.of());
		Programme programme = Mockito.mock();
		Mockito.when(programme.find(ArgumentMatchers.<Collection<UUID>>any()))
			.thenReturn(Mono.just(Map.of(event.id(), event)));
		return mailroom(mail, failures, post, programme);
	}

	private Mailroom mailroom(Mail mail, int failures, Post post, Programme programme) {
		UUID registration = mail.registration().id();
		Recipients recipients = Mockito.mock();
		Mockito.when(recipients.find(ArgumentMatchers.any(), ArgumentMatchers.any()))
			.thenReturn(Mono.just(Map.of(registration,
					new Recipient(registration, false, "ada@example.org", "Ada", "de", null, null, null, null, null))));
		MailProperties settings = new MailProperties("einlass@example.org", 1, 1, ANY, FIRST_PAUSE, ANY, ANY, ANY, ANY);
		Clock clock = Clock.fixed(NOW, ZoneOffset.UTC);
		Delivery delivery = new Delivery(recipients, Mockito.mock(Letters.class), post, settings, clock);
		return new Mailroom(new Book(mail, failures), programme, delivery, settings, clock, new SimpleMeterRegistry());
	}

	private final class Book implements Mails {

		private final Mail due;

		private int failures;

		Book(Mail due, int failures) {
			this.due = due;
			this.failures = failures;
		}

		@Override
		public Mono<List<Registration>> learn(Collection<News> news) {
			return Mono.just(List.of());
		}

		@Override
		public Mono<List<Mail>> claim(int most, Instant now, Instant leaseEnd) {
			return Mono.just(List.of(this.due));
		}

		@Override
		public Mono<Void> settle(Collection<Outcome> outcomes, Instant now) {
			return Mono.defer(() -> {
				if (this.failures-- > 0) {
					return Mono.error(new TransientDataAccessResourceException("away for a moment"));
				}
				MailroomTests.this.settled.addAll(outcomes);
				return Mono.empty();
			});
		}

	}

}
