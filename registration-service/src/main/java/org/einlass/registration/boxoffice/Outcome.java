package org.einlass.registration.boxoffice;

import java.util.function.UnaryOperator;

import reactor.core.publisher.Mono;

/** What a request at the box office ends with; a refusal commits as well. */
sealed interface Outcome {

	record Granted(Registration registration) implements Outcome {
	}

	record Refused(RegistrationRefused reason) implements Outcome {
	}

	/**
	 * Nothing is kept of it, and its key opens nothing, though from outside it looks
	 * granted: nobody learns how often an address was used.
	 */
	record NotKept(Registration shown) implements Outcome {
	}

	/** With what has become of the registration by now. */
	default Outcome map(UnaryOperator<Registration> change) {
		return switch (this) {
			case Granted granted -> new Granted(change.apply(granted.registration()));
			case Refused refused -> refused;
			case NotKept none -> none;
		};
	}

	/** The registration, or the refusal as an error. */
	default Mono<Registration> answer() {
		return switch (this) {
			case Granted granted -> Mono.just(granted.registration());
			case NotKept none -> Mono.just(none.shown());
			case Refused refused -> Mono.error(refused.reason().asError());
		};
	}

}
