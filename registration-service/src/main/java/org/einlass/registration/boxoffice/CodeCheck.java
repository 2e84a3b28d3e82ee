package org.einlass.registration.boxoffice;

import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.NotEligible;
import org.einlass.registration.boxoffice.RegistrationRefused.TooManyWrongCodes;
import org.einlass.registration.limit.CodeLimit;
import org.einlass.registration.limit.CodeTry;
import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Event;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Where access codes are tried: by signing up and by moving. Nothing is tried where no
 * code was typed, or where none of the places needs one.
 */
@Component
class CodeCheck {

	private final CodeLimit limit;

	CodeCheck(CodeLimit limit) {
		this.limit = limit;
	}

	/** What is answered, or that the caller has to wait. */
	Mono<Registration> watch(Event event, Set<UUID> quotas, @Nullable String code, CodeTry attempt,
			Mono<Registration> asked) {
		boolean tries = code != null && quotas.stream().anyMatch((quota) -> opensByCode(event, quota));
		return tries ? this.limit.watch(attempt, asked, (error) -> wrong(event, error),
				(wait) -> new TooManyWrongCodes(wait).asError()) : asked;
	}

	private static boolean wrong(Event event, Throwable error) {
		return error instanceof RegistrationRefused.Refusal refusal && refusal.reason() instanceof NotEligible others
				&& opensByCode(event, others.quota());
	}

	private static boolean opensByCode(Event event, UUID quota) {
		return event.quota(quota).filter((it) -> event.audience(it).level() == Audience.Level.CODE).isPresent();
	}

}
