package org.einlass.gateway.login;

import java.net.URI;
import java.util.Base64;

import org.jspecify.annotations.Nullable;

import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * Where a login leads. It travels in the {@code state} that Keycloak hands back, behind
 * the random part: each tab has its own, and it outlives the session.
 *
 * @param path the page of ours
 * @param again whether this login was started since the one before did not fit
 */
record LoginTarget(LocalPath path, boolean again) {

	private static final String START = "/oauth2/authorization/" + KeycloakClient.ID;

	private static final String AGAIN = "again";

	/** Longer addresses would not fit Keycloak's limit for a parameter. */
	private static final int LONGEST = 1000;

	/** Reads the target that {@link #start()} wrote into the query. */
	static LoginTarget asked(MultiValueMap<String, String> query) {
		return new LoginTarget(LocalPath.of(query.getFirst("to")), query.containsKey(AGAIN));
	}

	/** Reads the target out of a state; home if there is none. */
	static LoginTarget of(@Nullable String state) {
		String[] parts = (state != null) ? state.split("\\.", 3) : new String[0];
		return (parts.length == 3) ? new LoginTarget(LocalPath.of(decoded(parts[2])), AGAIN.equals(parts[1]))
				: new LoginTarget(LocalPath.START, false);
	}

	String state(String random) {
		String wanted = this.path.uri().toString();
		String kept = (wanted.length() <= LONGEST) ? wanted : LocalPath.START.uri().toString();
		return random + "." + (this.again ? AGAIN : "first") + "."
				+ Base64.getUrlEncoder().withoutPadding().encodeToString(kept.getBytes(UTF_8));
	}

	/** Where a browser starts this login. */
	URI start() {
		UriComponentsBuilder start = UriComponentsBuilder.fromPath(START).queryParam("to", "{to}");
		return (this.again ? start.queryParam(AGAIN, "1") : start).encode().buildAndExpand(this.path.uri()).toUri();
	}

	LoginTarget onceMore() {
		return new LoginTarget(this.path, true);
	}

	private static @Nullable String decoded(String base64) {
		try {
			return new String(Base64.getUrlDecoder().decode(base64), UTF_8);
		}
		catch (IllegalArgumentException forged) {
			return null;
		}
	}

}
