package org.einlass.registration;

import java.util.Locale;
import java.util.Optional;

import org.einlass.registration.boxoffice.RegistrationRefused;
import org.einlass.registration.boxoffice.RegistrationRefused.AlreadyConfirmed;
import org.einlass.registration.boxoffice.RegistrationRefused.AlreadyRegistered;
import org.einlass.registration.boxoffice.RegistrationRefused.Busy;
import org.einlass.registration.boxoffice.RegistrationRefused.ChangedMeanwhile;
import org.einlass.registration.boxoffice.RegistrationRefused.Closed;
import org.einlass.registration.boxoffice.RegistrationRefused.CodeVoid;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.EventCancelled;
import org.einlass.registration.boxoffice.RegistrationRefused.EventOver;
import org.einlass.registration.boxoffice.RegistrationRefused.KeyReused;
import org.einlass.registration.boxoffice.RegistrationRefused.NoAddress;
import org.einlass.registration.boxoffice.RegistrationRefused.NoOffer;
import org.einlass.registration.boxoffice.RegistrationRefused.NoPlace;
import org.einlass.registration.boxoffice.RegistrationRefused.NotConfirmed;
import org.einlass.registration.boxoffice.RegistrationRefused.NotEligible;
import org.einlass.registration.boxoffice.RegistrationRefused.NotOpenYet;
import org.einlass.registration.boxoffice.RegistrationRefused.NotReleasedYet;
import org.einlass.registration.boxoffice.RegistrationRefused.NotWaiting;
import org.einlass.registration.boxoffice.RegistrationRefused.NothingHeld;
import org.einlass.registration.boxoffice.RegistrationRefused.SoldOut;
import org.einlass.registration.boxoffice.RegistrationRefused.TooLate;
import org.einlass.registration.boxoffice.RegistrationRefused.TooManyPlaces;
import org.einlass.registration.boxoffice.RegistrationRefused.TooManyWrongCodes;
import org.einlass.registration.boxoffice.RegistrationRefused.TooOften;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.boxoffice.RegistrationRefused.WrongCode;
import org.einlass.registration.door.DoorRefused;
import org.einlass.registration.programme.Language;
import org.einlass.starter.problem.Problem;
import org.einlass.starter.problem.ProblemSource;
import org.einlass.starter.time.TimeText;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/** The one place where a refusal becomes a status. */
@Component
public class ProblemDetails implements ProblemSource {

	@Override
	public Optional<Problem> explain(Throwable error) {
		return switch (error) {
			case RegistrationRefused.Refusal refusal -> Optional.of(problem(refusal.reason()));
			case DoorRefused.Refusal refusal -> Optional.of(problem(refusal.reason()));
			default -> Optional.empty();
		};
	}

	static Problem problem(RegistrationRefused refused) {
		return switch (refused) {
			case Unknown unknown -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case NotOpenYet early -> refused("not-open-yet", date(early, Locale.GERMAN), date(early, Locale.UK))
				.with("opensAt", early.opensAt());
			case Closed closed -> refused("closed");
			case SoldOut full -> refused("sold-out", full.free(), label(full, Language.DE), label(full, Language.EN))
				.with("quota", full.quota())
				.with("quotas", full.full().stream().map(RegistrationRefused.Full::quota).toList())
				.with("free", full.free())
				.with("waitingList", full.waitingList());
			case AlreadyRegistered already -> refused("already-registered");
			case TooManyPlaces many -> refused("too-many-places", many.most()).with("most", many.most());
			case NotEligible others -> Problem.of(HttpStatus.FORBIDDEN, "not-eligible").with("quota", others.quota());
			case TooManyWrongCodes many ->
				Problem.tooOften("too-many-wrong-codes", many.pause(), many.pause().plusSeconds(59).toMinutes());
			case EventCancelled cancelled -> refused("event-cancelled");
			case EventOver over -> refused("event-over");
			case NotReleasedYet early -> refused("not-released-yet");
			case TooLate late -> refused("too-late");
			case WrongCode wrong -> refused("wrong-code", wrong.triesLeft()).with("triesLeft", wrong.triesLeft());
			case CodeVoid gone -> refused("code-void");
			case Ended ended -> refused("registration-ended");
			case AlreadyConfirmed confirmed -> refused("already-confirmed");
			case TooOften often -> refused("too-often");
			case NoAddress none -> refused("no-address");
			case NoOffer gone -> refused("no-offer");
			case NoPlace none -> refused("no-place");
			case NothingHeld none -> refused("nothing-held");
			case NotConfirmed not -> refused("not-confirmed");
			case NotWaiting not -> refused("not-waiting");
			case ChangedMeanwhile changed -> Problem.of(HttpStatus.PRECONDITION_FAILED, "changed-meanwhile");
			case Busy busy -> Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "busy-form");
			case RegistrationRefused.UnknownOutcome unknown ->
				Problem.of(HttpStatus.SERVICE_UNAVAILABLE, "unknown-outcome-form");
			case KeyReused reused -> Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, "idempotency-key-reused");
		};
	}

	static Problem problem(DoorRefused refused) {
		return switch (refused) {
			case DoorRefused.Unknown unknown -> Problem.of(HttpStatus.NOT_FOUND, "not-found");
			case DoorRefused.NotAnAdmission other -> refused("not-an-admission");
		};
	}

	/** Which quotas, at the beginning of a sentence about them. */
	private static String label(SoldOut full, Language language) {
		return full.full().isEmpty() ? "" : full.words(language) + ": ";
	}

	private static String date(NotOpenYet early, Locale locale) {
		return TimeText.moment(early.opensAt(), early.zone(), locale);
	}

	private static Problem refused(String code, Object... arguments) {
		return Problem.of(HttpStatus.CONFLICT, code, arguments);
	}

}
