package org.einlass.gateway.login;

import java.text.ParseException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.JWTParser;
import org.jspecify.annotations.Nullable;

/**
 * The parts of the site that the header offers to somebody. A hint only: services decide
 * by the token itself what a person may do.
 */
final class Areas {

	private static final Set<String> DESK = Set.of("owner", "organiser", "supervisor", "viewer", "editor", "admin");

	private static final Set<String> DOOR = Set.of("owner", "organiser", "supervisor", "steward");

	private Areas() {
	}

	/** Reads the roles from an access token as Keycloak issued it to us. */
	static List<String> of(String accessToken) {
		try {
			JWTClaimsSet claims = JWTParser.parse(accessToken).getJWTClaimsSet();
			Map<String, Object> realm = claims.getJSONObjectClaim("realm_access");
			List<String> groups = claims.getStringListClaim("groups");
			return of((groups != null) ? groups : List.of(), (realm != null) ? strings(realm.get("roles")) : List.of());
		}
		catch (ParseException notReadable) {
			return List.of();
		}
	}

	static List<String> of(Collection<String> groups, Collection<String> realmRoles) {
		Set<String> roles = Stream
			.concat(groups.stream()
				.filter((group) -> group.startsWith("/organisations/"))
				.map((group) -> group.substring(group.lastIndexOf('/') + 1)), realmRoles.stream())
			.collect(Collectors.toSet());
		List<String> areas = new ArrayList<>();
		if (roles.stream().anyMatch(DESK::contains)) {
			areas.add("manage");
		}
		if (roles.stream().anyMatch(DOOR::contains)) {
			areas.add("door");
		}
		return areas;
	}

	private static List<String> strings(@Nullable Object value) {
		return (value instanceof Collection<?> values) ? values.stream().map(String::valueOf).toList() : List.of();
	}

}
