package org.einlass.starter.identity;

import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

import org.jspecify.annotations.Nullable;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;

/**
 * The person (or service) behind a verified token. Controllers take it with
 * {@code @AuthenticationPrincipal}; it is {@code null} for guests where guests may ask.
 *
 * @param subject the account's id in Keycloak
 * @param fullName as shown to the person, empty for services
 * @param email the account's address, if it has one
 * @param emailVerified whether that address was confirmed
 * @param realmRoles {@code admin}, {@code editor}, {@code mailer}
 * @param memberships organisation slug → roles in it
 */
public record Person(String subject, String fullName, @Nullable String email, boolean emailVerified,
		Set<String> realmRoles, Map<String, Set<Role>> memberships) {

	private static final String GROUP = "/organisations/";

	public static Person of(Jwt token) {
		Map<String, Object> access = token.getClaimAsMap("realm_access");
		Set<String> realmRoles = (access != null && access.get("roles") instanceof List<?> roles)
				? Set.copyOf(roles.stream().map(String::valueOf).toList()) : Set.of();
		String name = token.getClaimAsString("name");
		String subject = token.getSubject();
		if (subject == null) {
			throw new InvalidBearerTokenException("The token names nobody");
		}
		return new Person(subject, (name != null) ? name : "", token.getClaimAsString("email"),
				Boolean.TRUE.equals(token.getClaimAsBoolean("email_verified")), realmRoles,
				memberships(token.getClaimAsStringList("groups")));
	}

	private static Map<String, Set<Role>> memberships(@Nullable List<String> groups) {
		Map<String, Set<Role>> memberships = new HashMap<>();
		for (String group : (groups != null) ? groups : List.<String>of()) {
			String[] parts = group.startsWith(GROUP) ? group.substring(GROUP.length()).split("/") : new String[0];
			if (parts.length == 2) {
				Role.of(parts[1])
					.ifPresent((role) -> memberships.computeIfAbsent(parts[0], (slug) -> EnumSet.noneOf(Role.class))
						.add(role));
			}
		}
		return memberships;
	}

	/** Whether the person has at least this role in the organisation. */
	public boolean may(Role needed, String organisation) {
		return this.memberships.getOrDefault(organisation, Set.of()).stream().anyMatch((role) -> role.includes(needed));
	}

	/** Throws unless the person has at least this role in the organisation: 403. */
	public void require(Role needed, String organisation) {
		if (!may(needed, organisation)) {
			throw new AccessDeniedException("needs " + needed.value());
		}
	}

	/** Throws unless the person has this realm role: 403. */
	public void requireRealmRole(String role) {
		if (!this.realmRoles.contains(role)) {
			throw new AccessDeniedException("needs " + role);
		}
	}

	/** The organisations in which the person has at least this role, sorted. */
	public List<String> organisations(Role needed) {
		return this.memberships.keySet().stream().filter((slug) -> may(needed, slug)).sorted().toList();
	}

	public boolean isAdmin() {
		return this.realmRoles.contains("admin");
	}

	/** Names and addresses stay out of logs. */
	@Override
	public String toString() {
		return "Person[" + this.subject + "]";
	}

}
