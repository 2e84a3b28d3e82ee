package org.einlass.registration.boxoffice;

/**
 * What is done with one registration at the box office: decides with what the batch
 * knows, and writes what has become of it there. No I/O.
 */
@FunctionalInterface
interface Deed {

	Outcome on(Admission admission, Registration registration);

}
