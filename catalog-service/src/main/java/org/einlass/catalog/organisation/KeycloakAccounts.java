package org.einlass.catalog.organisation;

import java.util.List;
import java.util.Map;

import org.keycloak.admin.client.resource.RealmResource;
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

	String findOrCreate(Invitation invitation) {
		return this.realm.users()
			.searchByEmail(invitation.email(), true)
			.stream()
			.findFirst()
			.map(UserRepresentation::getId)
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

	/** Keycloak's invitation goes to whoever never chose a password, again if asked. */
	void remindOfWhatIsToDo(String account) {
		List<String> actions = this.realm.users().get(account).toRepresentation().getRequiredActions();
		if (actions != null && actions.contains(PASSWORD)) {
			this.realm.users().get(account).executeActionsEmail(CLIENT, this.loginPage, TO_DO);
		}
	}

}
