package org.einlass.catalog.event;

import java.util.List;

/**
 * Who may sign up.
 *
 * @param groups for {@link Level#GROUP}: paths of Keycloak groups
 * @param domains for {@link Level#DOMAIN}: what follows the @ of the e-mail address
 */
public record Audience(Level level, List<String> groups, List<String> domains) {

	public static final Audience GUEST = new Audience(Level.GUEST, List.of(), List.of());

	public Audience {
		groups = (groups != null) ? List.copyOf(groups) : List.of();
		domains = (domains != null) ? List.copyOf(domains) : List.of();
	}

	/** The level alone: which groups and domains is not for everybody. */
	public Audience open() {
		return new Audience(this.level, List.of(), List.of());
	}

	/** From everybody to those whom the organiser picks. */
	public enum Level {

		GUEST, ACCOUNT, GROUP, DOMAIN, CODE, INVITATION, APPROVAL;

		/** Whether the box office can tell who belongs to it. */
		boolean built() {
			return this == GUEST || this == ACCOUNT || this == CODE;
		}

	}

}
