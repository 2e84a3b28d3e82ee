package org.einlass.registration.boxoffice;

import java.util.UUID;

import org.einlass.registration.boxoffice.Outcome.Granted;
import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.boxoffice.RegistrationRefused.AlreadyConfirmed;
import org.einlass.registration.boxoffice.RegistrationRefused.ChangedMeanwhile;
import org.einlass.registration.boxoffice.RegistrationRefused.CodeVoid;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.NothingHeld;
import org.einlass.registration.boxoffice.RegistrationRefused.TooOften;
import org.einlass.registration.boxoffice.RegistrationRefused.WrongCode;
import org.einlass.registration.link.LinkKeys;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** A guest shows that the address is right, corrects it, or asks for more time. */
@Component
public class Confirmation {

	private final Counter counter;

	private final LinkKeys keys;

	Confirmation(Counter counter, LinkKeys keys) {
		this.counter = counter;
		this.keys = keys;
	}

	/**
	 * Confirms with the code of the newest mail; doing it twice is the same answer. After
	 * the hold has run out it succeeds if places are still free, else it joins the line.
	 */
	public Mono<Registration> confirm(UUID id, String code) {
		return this.counter.alter(id, (admission, registration) -> tried(admission, registration, code));
	}

	private Outcome tried(Admission admission, Registration registration, String code) {
		Secrets secrets = registration.booking().secrets();
		if (secrets.codeVoid()) {
			return new Refused(new CodeVoid());
		}
		if (!this.keys.isConfirmationCode(code, registration.id(), secrets.codeVersion())) {
			Secrets tried = secrets.wrongTry();
			admission.write(registration.with(registration.booking().secrets(tried)));
			return new Refused(
					tried.codeVoid() ? new CodeVoid() : new WrongCode(Secrets.MOST_WRONG_TRIES - tried.wrongTries()));
		}
		return switch (registration) {
			case Registration.Cancelled cancelled -> new Refused(new Ended());
			case Registration.Expired expired when expired.cause() != Registration.Cause.EXPIRY ->
				new Refused(new Ended());
			default -> admission.confirm(registration);
		};
	}

	/**
	 * The address was mistyped: another one gets a new mail, and neither the old code nor
	 * the old key counts any longer. The address that it has already gets the mail again;
	 * its code and key stay.
	 * @param tag of the registration as the person has seen it, if given
	 * @param key under which a repetition changes nothing more, if given
	 */
	Mono<Registration> correct(UUID id, EmailAddress email, @Nullable String tag, IdempotencyKeys.@Nullable Key key) {
		Deed correct = (admission, registration) -> {
			Booking booking = registration.booking();
			if (email.value().equals(booking.contact().email())) {
				return RegistrationTag.matches(tag, registration) ? mailAgain(admission, registration)
						: new Granted(registration);
			}
			if (!RegistrationTag.matches(tag, registration)) {
				return new Refused(new ChangedMeanwhile());
			}
			if (booking.secrets().corrections() >= Secrets.MOST_CORRECTIONS) {
				return new Refused(new TooOften());
			}
			Registration corrected = registration.with(booking.addressed(email).secrets(booking.secrets().corrected()));
			return admission.tooManyOpen(email.value(), id) ? notKept(admission, registration, corrected)
					: mailAgain(admission, corrected);
		};
		return this.counter.alter(new Request.Alter(id, correct, email, key));
	}

	/**
	 * One too many for the other address ends, though it looks corrected from outside.
	 * Neither the old key nor the one that is shown opens it any longer.
	 */
	private static Outcome notKept(Admission admission, Registration registration, Registration corrected) {
		Secrets dead = corrected.booking().secrets().readdressed();
		return switch (registration) {
			case Registration.Held held ->
				notKept(admission, corrected, held.with(held.booking().secrets(dead)).expire(admission.now()));
			case Registration.Waitlisted waiting when waiting.confirmBy() != null ->
				notKept(admission, corrected, waiting.with(waiting.booking().secrets(dead)).expire(admission.now()));
			default -> mailAgain(admission, corrected);
		};
	}

	private static Outcome notKept(Admission admission, Registration corrected, Registration.Expired ended) {
		MailsAsked mails = corrected.booking().mails().oneMoreConfirm();
		admission.write(ended);
		return admission.notKept(corrected.with(corrected.booking().mails(mails)));
	}

	/**
	 * The mail did not arrive: it is sent again, with a new code if the old one is void.
	 * @param key under which a repetition sends none, if given
	 */
	Mono<Registration> resend(UUID id, IdempotencyKeys.@Nullable Key key) {
		return this.counter.alter(id, (admission, registration) -> {
			Secrets secrets = registration.booking().secrets();
			Secrets valid = secrets.codeVoid() ? secrets.newCode() : secrets;
			return registration.booking().any(Place::confirmed) ? ticketAgain(admission, registration)
					: mailAgain(admission, registration.with(registration.booking().secrets(valid)));
		}, key);
	}

	private static Outcome mailAgain(Admission admission, Registration registration) {
		MailsAsked mails = registration.booking().mails().oneMoreConfirm();
		return switch (registration) {
			case Registration.Held held -> mailAgain(admission, held, mails);
			case Registration.Waitlisted waiting when waiting.confirmBy() != null ->
				mailAgain(admission, waiting, mails);
			case Registration.Waitlisted waiting -> new Refused(new AlreadyConfirmed());
			case Registration.Offered offered -> new Refused(new AlreadyConfirmed());
			case Registration.Confirmed confirmed -> new Refused(new AlreadyConfirmed());
			case Registration.Cancelled ended -> new Refused(new Ended());
			case Registration.Expired ended -> new Refused(new Ended());
		};
	}

	private static Outcome mailAgain(Admission admission, Registration registration, MailsAsked mails) {
		return (mails.confirm() > MailsAsked.MOST_CONFIRM) ? new Refused(new TooOften())
				: admission.write(registration.with(registration.booking().mails(mails)));
	}

	private static Outcome ticketAgain(Admission admission, Registration registration) {
		MailsAsked mails = registration.booking().mails().oneMoreTicket();
		return (mails.ticket() > MailsAsked.MOST_TICKET) ? new Refused(new TooOften())
				: admission.write(registration.with(registration.booking().mails(mails)));
	}

	/**
	 * Asks for as much time again, once: it is added to what is left.
	 * @param key under which a repetition is the same answer, if given
	 */
	Mono<Registration> extend(UUID id, IdempotencyKeys.@Nullable Key key) {
		return this.counter.alter(id, (admission, registration) -> switch (registration) {
			case Registration.Held held when held.extended() -> new Refused(new TooOften());
			case Registration.Held held ->
				admission.write(held.extend(held.holdUntil().plus(admission.event().signUp().hold())));
			case Registration.Waitlisted waiting when waiting.confirmBy() != null -> new Refused(new NothingHeld());
			case Registration.Active active -> new Refused(new AlreadyConfirmed());
			case Registration.Cancelled ended -> new Refused(new Ended());
			case Registration.Expired ended -> new Refused(new Ended());
		}, key);
	}

}
