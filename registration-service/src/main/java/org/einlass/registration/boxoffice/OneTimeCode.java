package org.einlass.registration.boxoffice;

import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.AlreadyConfirmed;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * The code of a mail confirms once. Afterwards it only says that this was done: who finds
 * it in the history of a browser gets neither key nor tickets.
 */
@Component
public class OneTimeCode {

	private final Access access;

	private final Confirmation confirmation;

	OneTimeCode(Access access, Confirmation confirmation) {
		this.access = access;
		this.confirmation = confirmation;
	}

	/** The registration that this code has confirmed before; empty if it did not. */
	Mono<Registration> used(UUID id, String code) {
		return this.access.byCode(id, code).filter(OneTimeCode::confirmed);
	}

	/** What the registration has become, or the refusal {@link AlreadyConfirmed}. */
	public Mono<Registration> confirm(UUID id, String code) {
		return used(id, code).flatMap((before) -> Mono.<Registration>error(new AlreadyConfirmed().asError()))
			.switchIfEmpty(Mono.defer(() -> this.confirmation.confirm(id, code)));
	}

	private static boolean confirmed(Registration registration) {
		return switch (registration) {
			case Registration.Waitlisted waiting -> waiting.confirmBy() == null;
			case Registration.Offered offered -> true;
			case Registration.Confirmed confirmed -> true;
			case Registration.Held held -> false;
			case Registration.Cancelled ended -> false;
			case Registration.Expired ended -> false;
		};
	}

}
