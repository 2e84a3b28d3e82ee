package org.einlass.registration.boxoffice;

import org.jspecify.annotations.Nullable;

/**
 * What is done with one registration at the box office: decides with what the batch
 * knows, and writes what has become of it there. No I/O.
 */
@FunctionalInterface
interface Deed {

	Outcome on(Admission admission, Registration registration);

	/** Only on the registration that the person has seen, if a tag says which. */
	default Deed ifMatch(@Nullable String tag) {
		return (admission, registration) -> RegistrationTag.matches(tag, registration) ? on(admission, registration)
				: new Outcome.Refused(new RegistrationRefused.ChangedMeanwhile());
	}

}
