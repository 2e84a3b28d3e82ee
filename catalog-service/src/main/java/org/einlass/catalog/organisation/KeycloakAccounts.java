package org.einlass.catalog.organisation;

import java.util.List;
import java.util.Map;

import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.admin.client.resource.UserResource;
import org.keycloak.representations.idm.UserRepresentation;

/** The accounts of people who are invited. */
class KeycloakAccounts {

	/** The client whose login page the invitation leads to. */
	private static final String CLIENT = "einlass-gateway";

	private static final String PASSWORD = "UPDATE_PASSWORD";

	private static final List<String> TO_DO = List.of("VERIFY_EMAIL", PASSWORD);

	private final RealmResource realm;

	private final String loginPage;

	KeycloakAccounts(RealmResource realm, String loginPage) {
		this.realm = realm;
		this.loginPage = loginPage;
	}

	/** The account of this address, into which nobody gets but who reads its mails. */
	String findOrCreate(Invitation invitation) {
		return this.realm.users()
			.searchByEmail(invitation.email(), true)
			.stream()
			.findFirst()
			.map(this::confirmed)
			.orElseGet(() -> create(invitation));
	}

	private String create(Invitation invitation) {
		UserRepresentation user = new UserRepresentation();
		user.setUsername(invitation.email());
		user.setEmail(invitation.email());
		user.setEnabled(true);
		user.setEmailVerified(false);
		user.setRequiredActions(TO_DO);
		user.setAttributes(Map.of("locale", List.of(invitation.language())));
		return KeycloakGroups.created(this.realm.users().create(user));
	}

	/**
	 * Anybody may have made an account for an address that was never confirmed. Its
	 * password and logins go, so that it is as good as new for who owns the address.
	 */
	private String confirmed(UserRepresentation known) {
		if (!Boolean.TRUE.equals(known.isEmailVerified())) {
			UserResource account = this.realm.users().get(known.getId());
			UserRepresentation user = account.toRepresentation();
			user.setRequiredActions(TO_DO);
			account.update(user);
			account.credentials().forEach((credential) -> account.removeCredential(credential.getId()));
			account.getFederatedIdentity()
				.forEach((login) -> account.removeFederatedIdentity(login.getIdentityProvider()));
			account.logout();
		}
		return known.getId();
	}

	/**
	 * Keycloak's invitation goes to whoever never chose a password, again if asked.
	 * @return whether there was something to do
	 */
	boolean remindOfWhatIsToDo(String account) {
		List<String> actions = this.realm.users().get(account).toRepresentation().getRequiredActions();
		if (actions == null || !actions.contains(PASSWORD)) {
			return false;
		}
		this.realm.users().get(account).executeActionsEmail(CLIENT, this.loginPage, TO_DO);
		return true;
	}

}
