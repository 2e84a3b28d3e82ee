package org.einlass.registration.boxoffice;

import java.util.UUID;

/** Makes ids (UUIDv7) and references. */
public interface Ids {

	/** A new id; later ones sort behind earlier ones. */
	UUID next();

	/** A new reference for people, such as {@code K7QX-3MPD}; it may be taken already. */
	String reference();

}
