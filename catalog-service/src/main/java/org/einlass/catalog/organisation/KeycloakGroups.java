package org.einlass.catalog.organisation;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.core.Response;
import org.einlass.starter.identity.Role;
import org.jspecify.annotations.Nullable;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.admin.client.resource.RealmResource;
import org.keycloak.representations.idm.GroupRepresentation;

/** The groups of an organisation; those that are missing are made. */
class KeycloakGroups {

	private static final String ROOT = "organisations";

	private static final int MOST = 100;

	private final RealmResource realm;

	KeycloakGroups(RealmResource realm) {
		this.realm = realm;
	}

	/** Role → id of its group. */
	Map<Role, String> of(String organisation) {
		String id = organisation(organisation);
		List<GroupRepresentation> known = this.realm.groups().group(id).getSubGroups(0, MOST, true);
		Map<Role, String> groups = new EnumMap<>(Role.class);
		known.forEach((group) -> Role.of(group.getName()).ifPresent((role) -> groups.put(role, group.getId())));
		for (Role role : Role.values()) {
			groups.computeIfAbsent(role, (missing) -> add(id, missing.value()));
		}
		return groups;
	}

	private String organisation(String slug) {
		String known = find("/" + ROOT + "/" + slug);
		return (known != null) ? known : add(root(), slug);
	}

	private String root() {
		String known = find("/" + ROOT);
		return (known != null) ? known : created(this.realm.groups().add(named(ROOT)));
	}

	private @Nullable String find(String path) {
		try {
			return this.realm.getGroupByPath(path).getId();
		}
		catch (NotFoundException missing) {
			return null;
		}
	}

	private String add(String parent, String name) {
		return created(this.realm.groups().group(parent).subGroup(named(name)));
	}

	private static GroupRepresentation named(String name) {
		GroupRepresentation group = new GroupRepresentation();
		group.setName(name);
		return group;
	}

	static String created(Response response) {
		try (response) {
			return CreatedResponseUtil.getCreatedId(response);
		}
	}

}
