package org.einlass.notification.mailroom;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.notification.letter.Letter;
import org.einlass.notification.letter.LetterKind;
import org.einlass.notification.letter.Letters;
import org.einlass.notification.letter.Occasion;
import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Session;
import org.einlass.notification.recipient.Recipient;
import org.einlass.notification.recipient.Recipients;
import org.einlass.notification.recipient.RecipientsUnavailable;
import org.einlass.starter.failure.OnceAMinute;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Asks who gets the mails, writes and sends them, and says what became of each. Blocks.
 */
@Component
class Delivery {

	private static final Logger log = LoggerFactory.getLogger(Delivery.class);

	private static final Duration RECIPIENTS_TIMEOUT = Duration.ofSeconds(20);

	private final Recipients recipients;

	private final Letters letters;

	private final Post post;

	private final MailProperties settings;

	private final Clock clock;

	private final OnceAMinute often = new OnceAMinute();

	Delivery(Recipients recipients, Letters letters, Post post, MailProperties settings, Clock clock) {
		this.recipients = recipients;
		this.letters = letters;
		this.post = post;
		this.settings = settings;
		this.clock = clock;
	}

	/** What is not through by the end of the lease waits for the next batch. */
	List<Outcome> deliver(List<Errand> errands, Instant leaseEnd) {
		List<Outcome> outcomes = new ArrayList<>();
		List<Written> written = new ArrayList<>();
		errands.stream()
			.collect(Collectors.groupingBy((errand) -> errand.mail().kind()))
			.forEach((kind, same) -> write(kind, same, written, outcomes));
		outcomes.addAll(send(written, leaseEnd));
		return outcomes;
	}

	private void write(LetterKind kind, List<Errand> errands, List<Written> written, List<Outcome> outcomes) {
		Map<UUID, Recipient> found;
		try {
			found = this.recipients
				.find(kind.value(), errands.stream().map((errand) -> errand.mail().registration().id()).toList())
				.blockOptional(RECIPIENTS_TIMEOUT)
				.orElseThrow();
		}
		catch (RecipientsUnavailable unavailable) {
			String why = String.valueOf(unavailable.getMessage());
			if (this.often.due(why)) {
				log.warn("No recipients for {} mails, they are tried again: {}", errands.size(), why);
			}
			errands.forEach((errand) -> outcomes.add(again(errand.mail(), "recipients_unavailable")));
			return;
		}
		errands.forEach((errand) -> write(errand, found.get(errand.mail().registration().id()), written, outcomes));
	}

	private void write(Errand errand, @Nullable Recipient recipient, List<Written> written, List<Outcome> outcomes) {
		Mail mail = errand.mail();
		if (recipient == null) {
			outcomes.add(again(mail, "recipients_unavailable"));
		}
		else if (recipient.tooMany()) {
			outcomes.add(Outcome.dropped(mail, this.clock.instant(), "too_many"));
		}
		else if (recipient.gone() || recipient.email() == null) {
			outcomes.add(Outcome.dropped(mail, this.clock.instant(), "gone"));
		}
		else {
			write(errand, recipient, recipient.email(), written, outcomes);
		}
	}

	/** A letter that cannot be written is our fault: it must not hold up the others. */
	private void write(Errand errand, Recipient recipient, String to, List<Written> written, List<Outcome> outcomes) {
		Mail mail = errand.mail();
		try {
			Letter letter = this.letters.write(errand.occasion(recipient, this.clock.instant()));
			written.add(new Written(mail, new Post.Parcel(mail.id(), to, letter)));
		}
		catch (RuntimeException bug) {
			log.error("ALERT mail {} could not be written: {}", mail.id(), bug.getClass().getName());
			outcomes.add(Outcome.failed(mail, this.clock.instant(), "not_written"));
		}
	}

	private List<Outcome> send(List<Written> written, Instant leaseEnd) {
		if (written.isEmpty()) {
			return List.of();
		}
		Map<UUID, Post.Refusal> refusals = this.post.send(written.stream().map(Written::parcel).toList(), leaseEnd);
		return written.stream().map((letter) -> outcome(letter.mail(), refusals)).toList();
	}

	private Outcome outcome(Mail mail, Map<UUID, Post.Refusal> refusals) {
		Post.Refusal refusal = refusals.get(mail.id());
		Instant now = this.clock.instant();
		return switch (refusal) {
			case null -> Outcome.sent(mail, now);
			case LEFT -> Outcome.waiting(mail, now);
			case ADDRESS_REFUSED, REFUSED_BY_SERVER -> Outcome.failed(mail, now, refusal.value());
			case SERVER_UNREACHABLE, REFUSED_FOR_NOW -> again(mail, refusal.value());
		};
	}

	private Outcome again(Mail mail, String reason) {
		Instant now = this.clock.instant();
		if (mail.firstAttemptAt().plus(this.settings.giveUpAfter()).isBefore(now)) {
			return Outcome.failed(mail, now, reason);
		}
		return Outcome.again(mail, this.settings.next(mail.attempts(), now), reason);
	}

	/** A mail that is wanted now. */
	record Errand(Mail mail, Event event) {

		Occasion occasion(Recipient recipient, Instant now) {
			Registration registration = this.mail.registration();
			return new Occasion(this.mail.kind(), this.event, sessions(meant(registration)), recipient, this.mail.day(),
					(registration.offerUntil() != null) ? registration.offerUntil() : registration.holdUntil(),
					this.mail.rule().equals(Occasion.NOT_KEPT) ? Occasion.NOT_KEPT : registration.status(),
					registration.cause(), now);
		}

		/** No letter ever cancels other dates than those that are lost. */
		private List<Session> sessions(Set<UUID> meant) {
			List<Session> known = this.event.sessions(meant);
			return switch (this.mail.kind()) {
				case CANCELLED, SESSION_CANCELLED -> known;
				case CONFIRM, TICKET, WAITING, OFFER, OFFER_EXPIRED, REMINDER, LINKS ->
					known.isEmpty() ? this.event.sessions().stream().filter(Session::scheduled).toList() : known;
			};
		}

		/** The sessions that the letter is about. */
		private Set<UUID> meant(Registration registration) {
			Set<UUID> meant = new HashSet<>();
			switch (this.mail.kind()) {
				case WAITING, OFFER -> meant.addAll(registration.awaited());
				case TICKET, REMINDER, CANCELLED -> meant.addAll(registration.sessions());
				case SESSION_CANCELLED -> meant.add(UUID.fromString(this.mail.rule()));
				case CONFIRM, LINKS, OFFER_EXPIRED -> {
					meant.addAll(registration.sessions());
					meant.addAll(registration.awaited());
				}
			}
			return meant;
		}

	}

	private record Written(Mail mail, Post.Parcel parcel) {
	}

}
