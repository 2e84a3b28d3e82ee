package org.einlass.catalog.organisation;

/** Why something cannot be done with an organisation or its team. */
public abstract sealed class OrganisationRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private OrganisationRefused(String message) {
		super(message);
	}

	private OrganisationRefused(String message, Throwable cause) {
		super(message, cause);
	}

	/** There is no such organisation. */
	public static final class UnknownOrganisation extends OrganisationRefused {

		private static final long serialVersionUID = 1L;

		public UnknownOrganisation() {
			super("unknown organisation");
		}

	}

	/** The slug is taken. */
	public static final class AlreadyExists extends OrganisationRefused {

		private static final long serialVersionUID = 1L;

		public AlreadyExists() {
			super("already exists");
		}

	}

	/** The team has no such member. */
	public static final class UnknownMember extends OrganisationRefused {

		private static final long serialVersionUID = 1L;

		public UnknownMember() {
			super("unknown member");
		}

	}

	/** An organisation keeps at least one owner. */
	public static final class LastOwner extends OrganisationRefused {

		private static final long serialVersionUID = 1L;

		public LastOwner() {
			super("last owner");
		}

	}

	/** Keycloak does not answer now. */
	public static final class TeamsAway extends OrganisationRefused {

		private static final long serialVersionUID = 1L;

		public TeamsAway(Throwable cause) {
			super("teams away", cause);
		}

	}

}
