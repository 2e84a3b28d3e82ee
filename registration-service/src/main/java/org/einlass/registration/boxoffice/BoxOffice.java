package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;

import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Gives places to those who sign up. All of it is one transaction: lock, decide, store,
 * tell. Several instances are serialised by the locks on the event's quotas.
 */
@Component
public class BoxOffice {

	/** Two sign-ups drew the same reference: one draws again. */
	private static final Retry ANOTHER_REFERENCE = Retry.max(3).filter(DuplicateKeyException.class::isInstance);

	private final Ledger ledger;

	private final Claims claims;

	private final Persons persons;

	private final IdempotencyKeys answers;

	private final Ids ids;

	private final TransactionalOperator transaction;

	BoxOffice(Ledger ledger, Claims claims, Persons persons, IdempotencyKeys answers, Ids ids,
			TransactionalOperator transaction) {
		this.ledger = ledger;
		this.claims = claims;
		this.persons = persons;
		this.answers = answers;
		this.ids = ids;
		this.transaction = transaction;
	}

	/**
	 * Signs up, or ends with a {@link RegistrationRefused.Refusal}.
	 * @param key under which a repetition gets the same answer, if given
	 */
	Mono<Registration> signUp(SignUp signUp, IdempotencyKeys.@Nullable Key key) {
		Mono<Outcome> outcome = (key != null) ? once(key, signUp) : serve(signUp);
		return outcome.as(this.transaction::transactional).retryWhen(ANOTHER_REFERENCE).flatMap(Outcome::answer);
	}

	private Mono<Outcome> once(IdempotencyKeys.Key key, SignUp signUp) {
		return this.answers.take(key)
			.flatMap((isNew) -> isNew
					? serve(signUp).flatMap((outcome) -> this.answers.keep(key, outcome).thenReturn(outcome))
					: this.answers.answered(key));
	}

	private Mono<Outcome> serve(SignUp signUp) {
		return this.ledger.open(signUp.event(), (event) -> decide(event, signUp))
			.switchIfEmpty(Mono.fromSupplier(() -> new Outcome.Refused(new Unknown())));
	}

	private Mono<Outcome> decide(Event event, SignUp signUp) {
		Instant now = this.ledger.now();
		boolean confirmed = signUp.addressVerified() || !event.signUp().requireConfirmation();
		Set<Claim> mine = this.persons.claims(event, signUp.places().keySet(), signUp.account(),
				confirmed ? signUp.contact().email() : null);
		Admission.Party party = new Admission.Party(signUp.places(), signUp.attendees().size(),
				signUp.account() != null, mine, false);
		return this.claims.held(mine).flatMap((held) -> {
			Optional<RegistrationRefused> refused = Admission.decide(event, held, List.of(party), now).getFirst();
			return refused.<Mono<Outcome>>map((reason) -> Mono.just(new Outcome.Refused(reason)))
				.orElseGet(() -> enter(event, signUp, mine, confirmed, now));
		});
	}

	private Mono<Outcome> enter(Event event, SignUp signUp, Set<Claim> claims, boolean confirmed, Instant now) {
		Registration.Held held = new Registration.Held(book(event, signUp, confirmed, now),
				now.plus(event.signUp().hold()));
		Registration registration = confirmed ? held.confirm(now) : held;
		return this.ledger
			.enter(List.of(new Registrations.Signed(registration, signUp.contact())), Map.of(registration.id(), claims))
			.thenReturn(new Outcome.Granted(registration));
	}

	private Booking book(Event event, SignUp signUp, boolean confirmed, Instant now) {
		List<Ticket> tickets = IntStream.rangeClosed(1, signUp.attendees().size())
			.mapToObj((number) -> ticket(event, signUp.attendees().get(number - 1), number))
			.toList();
		return new Booking(this.ids.next(), this.ids.reference(), event.id(), 1, signUp.contact().language(),
				signUp.account(), now, tickets, Secrets.fresh(), new MailsAsked(confirmed ? 0 : 1, 0, 0));
	}

	private Ticket ticket(Event event, SignUp.Attendee attendee, int number) {
		List<Place> places = attendee.quotas()
			.stream()
			.sorted()
			.map((id) -> new Place(id, session(event, id), Place.State.HELD, Place.Presence.ABSENT))
			.toList();
		return new Ticket(this.ids.next(), number, Ticket.State.PENDING, attendee.name(), attendee.answers(), places);
	}

	private static UUID session(Event event, UUID quota) {
		return event.quota(quota).orElseThrow().session();
	}

}
