package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.Ledger.Change;
import org.einlass.registration.boxoffice.RegistrationRefused.AlreadyConfirmed;
import org.einlass.registration.boxoffice.RegistrationRefused.CodeVoid;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.TooOften;
import org.einlass.registration.boxoffice.RegistrationRefused.WrongCode;
import org.einlass.registration.link.LinkKeys;
import org.einlass.registration.programme.Event;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A guest shows that the address is right, corrects it, or asks for the mail again. */
@Component
public class Confirmation {

	private final Ledger ledger;

	private final Registrations registrations;

	private final Claims claims;

	private final Persons persons;

	private final LinkKeys keys;

	Confirmation(Ledger ledger, Registrations registrations, Claims claims, Persons persons, LinkKeys keys) {
		this.ledger = ledger;
		this.registrations = registrations;
		this.claims = claims;
		this.persons = persons;
		this.keys = keys;
	}

	/**
	 * Confirms with the code of the newest mail; doing it twice is the same answer. After
	 * the hold has run out it succeeds if places are still free.
	 */
	Mono<Registration> confirm(UUID id, String code) {
		return this.ledger.change(id, (event, registration) -> tried(event, registration, code));
	}

	private Mono<Outcome> tried(Event event, Registration registration, String code) {
		Secrets secrets = registration.booking().secrets();
		if (secrets.codeVoid()) {
			return Outcome.refused(new CodeVoid());
		}
		if (!this.keys.isConfirmationCode(code, registration.id(), secrets.codeVersion())) {
			Secrets tried = secrets.wrongTry();
			return this.registrations.save(List.of(registration.with(registration.booking().secrets(tried))))
				.then(Outcome.refused(tried.codeVoid() ? new CodeVoid()
						: new WrongCode(Secrets.MOST_WRONG_TRIES - tried.wrongTries())));
		}
		return switch (registration) {
			case Registration.Confirmed confirmed -> Mono.just(new Outcome.Granted(confirmed));
			case Registration.Cancelled cancelled -> Outcome.refused(new Ended());
			case Registration.Held held -> prove(event, held, held.booking().taken(), true);
			case Registration.Expired expired -> prove(event, expired, before(expired), false);
		};
	}

	/** The places it had before its hold ran out. */
	private static Map<UUID, Integer> before(Registration.Expired expired) {
		return expired.revive(Instant.EPOCH).booking().taken();
	}

	private Mono<Outcome> prove(Event event, Registration registration, Map<UUID, Integer> places, boolean holds) {
		Instant now = this.ledger.now();
		Booking booking = registration.booking();
		return this.registrations.contact(registration.id())
			.map((contact) -> this.persons.claims(event, places.keySet(), booking.account(), contact.email()))
			.flatMap((mine) -> heldByOthers(mine, registration).flatMap((held) -> {
				Admission.Party party = new Admission.Party(holds ? Map.of() : places, booking.tickets().size(),
						booking.account() != null, mine, true);
				Optional<RegistrationRefused> no = Admission.decide(event, held, List.of(party), now).getFirst();
				return no.map(Outcome::refused).orElseGet(() -> confirmed(registration, mine, now));
			}))
			.switchIfEmpty(Mono.defer(() -> Outcome.refused(new Ended())));
	}

	private Mono<Set<Claim>> heldByOthers(Set<Claim> mine, Registration registration) {
		return this.claims.heldByOthers(mine, registration.id());
	}

	private Mono<Outcome> confirmed(Registration registration, Set<Claim> mine, Instant now) {
		Registration confirmed = switch (registration) {
			case Registration.Held held -> held.confirm(now);
			case Registration.Expired expired -> expired.revive(now);
			case Registration.Confirmed already -> already;
			case Registration.Cancelled cancelled -> cancelled;
		};
		Change change = new Change(registration, confirmed);
		return this.ledger.write(List.of(change))
			.then(this.claims.add(registration.id(), mine))
			.thenReturn(new Outcome.Granted(change.after()));
	}

	/**
	 * The address was mistyped: another one gets a new mail, and the old code is void.
	 */
	Mono<Registration> correct(UUID id, EmailAddress email) {
		return this.ledger.change(id, (event, registration) -> switch (registration) {
			case Registration.Held held when held.booking().secrets().corrections() >= Secrets.MOST_CORRECTIONS ->
				Outcome.refused(new TooOften());
			case Registration.Held held -> this.registrations.correctAddress(id, email.value())
				.then(Mono.defer(() -> mailAgain(held, held.booking().secrets().corrected())));
			case Registration.Confirmed confirmed -> Outcome.refused(new AlreadyConfirmed());
			case Registration.Cancelled ended -> Outcome.refused(new Ended());
			case Registration.Expired ended -> Outcome.refused(new Ended());
		});
	}

	/**
	 * The mail did not arrive: it is sent again, with a new code if the old one is void.
	 */
	Mono<Registration> resend(UUID id) {
		return this.ledger.change(id, (event, registration) -> {
			Secrets secrets = registration.booking().secrets();
			return switch (registration) {
				case Registration.Held held -> mailAgain(held, secrets.codeVoid() ? secrets.newCode() : secrets);
				case Registration.Confirmed confirmed -> ticketAgain(confirmed);
				case Registration.Cancelled ended -> Outcome.refused(new Ended());
				case Registration.Expired ended -> Outcome.refused(new Ended());
			};
		});
	}

	private Mono<Outcome> mailAgain(Registration.Held held, Secrets secrets) {
		MailsAsked mails = held.booking().mails().oneMoreConfirm();
		return (mails.confirm() > MailsAsked.MOST_CONFIRM) ? Outcome.refused(new TooOften())
				: this.ledger.written(held, held.with(held.booking().secrets(secrets).mails(mails)));
	}

	private Mono<Outcome> ticketAgain(Registration.Confirmed confirmed) {
		MailsAsked mails = confirmed.booking().mails().oneMoreTicket();
		return (mails.ticket() > MailsAsked.MOST_TICKET) ? Outcome.refused(new TooOften())
				: this.ledger.written(confirmed, confirmed.with(confirmed.booking().mails(mails)));
	}

}
