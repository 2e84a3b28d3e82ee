package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Quota;

/** Why somebody does not get what was asked for. Each has its own code and text. */
public sealed interface RegistrationRefused {

	/** No such event or registration, or none that this person may know of. */
	record Unknown() implements RegistrationRefused {
	}

	record NotOpenYet(Instant opensAt, ZoneId zone) implements RegistrationRefused {
	}

	record Closed() implements RegistrationRefused {
	}

	/**
	 * Not as many places free as wanted.
	 *
	 * @param waitingList whether one may wait for them
	 * @param full all quotas that are too full, in words, as far as they were asked for
	 */
	record SoldOut(UUID quota, int free, boolean waitingList, List<Full> full) implements RegistrationRefused {

		public SoldOut {
			full = (full != null) ? List.copyOf(full) : List.of();
		}

		SoldOut(UUID quota, int free, boolean waitingList) {
			this(quota, free, waitingList, List.of());
		}

		SoldOut naming(List<Full> full) {
			return new SoldOut(this.quota, this.free, this.waitingList, full);
		}

		/** The quotas that are too full, in one language. */
		public String words(Language language) {
			return this.full.stream().map((one) -> language.of(one.words())).collect(Collectors.joining("; "));
		}

	}

	/** {@code words}: name and date of a quota, by language. */
	record Full(UUID quota, Map<String, String> words) {

		static Full of(Quota quota, Event event) {
			return new Full(quota.id(), Arrays.stream(Language.values())
				.collect(Collectors.toMap(Language::value, (one) -> MoveView.words(quota, event, one))));
		}

	}

	record AlreadyRegistered() implements RegistrationRefused {
	}

	/** More attendees than one sign-up may bring. */
	record TooManyPlaces(int most) implements RegistrationRefused {
	}

	/** The places are for others, such as people with an account. */
	record NotEligible(UUID quota) implements RegistrationRefused {
	}

	/** Too many wrong access codes were typed: the next try is in a while. */
	record TooManyWrongCodes(Duration pause) implements RegistrationRefused {
	}

	record EventCancelled() implements RegistrationRefused {
	}

	record EventOver() implements RegistrationRefused {
	}

	/** Places are released never, or not yet. */
	record NotReleasedYet() implements RegistrationRefused {
	}

	/** The time for changes by the contact is over. */
	record TooLate() implements RegistrationRefused {
	}

	record WrongCode(int triesLeft) implements RegistrationRefused {
	}

	/** Too many wrong tries: a new code must be asked for. */
	record CodeVoid() implements RegistrationRefused {
	}

	/** Cancelled or expired: nothing to be changed any longer. */
	record Ended() implements RegistrationRefused {
	}

	/** Confirmed: the address cannot be corrected and no code is needed. */
	record AlreadyConfirmed() implements RegistrationRefused {
	}

	/** The address was corrected, or the mail asked for, too often. */
	record TooOften() implements RegistrationRefused {
	}

	/** There is no address to send a mail to. */
	record NoAddress() implements RegistrationRefused {
	}

	/** There is no offer to answer, or not any longer. */
	record NoOffer() implements RegistrationRefused {
	}

	/** There is no confirmed place to be given for another one. */
	record NoPlace() implements RegistrationRefused {
	}

	/** Whoever only waits has no held places that could be kept longer. */
	record NothingHeld() implements RegistrationRefused {
	}

	/** Nobody gives a place to an address that may be wrong. */
	record NotConfirmed() implements RegistrationRefused {
	}

	/** Does not wait for places, so there is nothing to promote. */
	record NotWaiting() implements RegistrationRefused {
	}

	/** The registration is not any longer what the person has seen. */
	record ChangedMeanwhile() implements RegistrationRefused {
	}

	/** There are too many to be served; a page has kept what was typed. */
	record Busy() implements RegistrationRefused {
	}

	/** The connection broke while it was stored: nobody knows whether it worked. */
	record UnknownOutcome() implements RegistrationRefused {
	}

	/** The key was used for another request. */
	record KeyReused() implements RegistrationRefused {
	}

	/** The refusal as an error, to leave a chain with. */
	default Refusal asError() {
		return new Refusal(this);
	}

	/** Carries a refusal to the one place that answers it. */
	final class Refusal extends RuntimeException {

		private static final long serialVersionUID = 1L;

		private final transient RegistrationRefused reason;

		Refusal(RegistrationRefused reason) {
			super(reason.getClass().getSimpleName(), null, false, false);
			this.reason = reason;
		}

		public RegistrationRefused reason() {
			return this.reason;
		}

	}

}
