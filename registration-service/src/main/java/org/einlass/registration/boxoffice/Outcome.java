package org.einlass.registration.boxoffice;

import reactor.core.publisher.Mono;

/** What a transaction at the box office ends with; a refusal commits as well. */
sealed interface Outcome {

	record Granted(Registration registration) implements Outcome {
	}

	record Refused(RegistrationRefused reason) implements Outcome {
	}

	static Mono<Outcome> refused(RegistrationRefused reason) {
		return Mono.just(new Refused(reason));
	}

	/** The registration, or the refusal as an error. */
	default Mono<Registration> answer() {
		return switch (this) {
			case Granted granted -> Mono.just(granted.registration());
			case Refused refused -> Mono.error(refused.reason().asError());
		};
	}

}
