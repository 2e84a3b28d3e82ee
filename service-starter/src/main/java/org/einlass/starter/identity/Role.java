package org.einlass.starter.identity;

import java.util.Locale;
import java.util.Optional;

/** What a person is in an organisation (design 9); a role includes the weaker ones. */
public enum Role {

	STEWARD, SUPERVISOR, ORGANISER, OWNER,
	/** Sees numbers only; organisers and owners see them too. */
	VIEWER;

	/** Whether a person of this role may do what {@code needed} may. */
	public boolean includes(Role needed) {
		if (this == needed) {
			return true;
		}
		if (this == VIEWER) {
			return false;
		}
		return (needed == VIEWER) ? ordinal() >= ORGANISER.ordinal() : ordinal() >= needed.ordinal();
	}

	/** The name as it stands in groups and JSON, such as {@code organiser}. */
	public String value() {
		return name().toLowerCase(Locale.ROOT);
	}

	public static Optional<Role> of(String value) {
		for (Role role : values()) {
			if (role.value().equals(value)) {
				return Optional.of(role);
			}
		}
		return Optional.empty();
	}

}
