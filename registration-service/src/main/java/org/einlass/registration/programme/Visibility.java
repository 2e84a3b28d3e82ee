package org.einlass.registration.programme;

import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;

/** To whom there is an event. */
public enum Visibility {

	PUBLIC, UNLISTED, INTERNAL;

	private static final String EDITOR = "editor";

	/** Internal events are for the staff of all organisations; others for everybody. */
	public boolean shows(@Nullable Person person) {
		return this != INTERNAL || (person != null && isStaff(person));
	}

	private static boolean isStaff(Person person) {
		return !person.memberships().isEmpty() || person.isAdmin() || person.realmRoles().contains(EDITOR);
	}

}
