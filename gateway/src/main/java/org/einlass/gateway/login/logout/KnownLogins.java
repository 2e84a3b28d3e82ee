package org.einlass.gateway.login.logout;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.server.session.ReactiveOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;

/**
 * Which session here belongs to which login at Keycloak. The registry of the library
 * keeps a session that merely timed out for ever; this one keeps as many, and for as
 * long, as there can be.
 */
final class KnownLogins implements ReactiveOidcSessionRegistry {

	/** Longer than Keycloak keeps a login. */
	private static final Duration LONGEST = Duration.ofHours(13);

	private static final int MOST = 50_000;

	private final Cache<String, OidcSessionInformation> sessions = Caffeine.newBuilder()
		.expireAfterWrite(LONGEST)
		.maximumSize(MOST)
		.build();

	@Override
	public Mono<Void> saveSessionInformation(OidcSessionInformation session) {
		return Mono.fromRunnable(() -> this.sessions.put(session.getSessionId(), session));
	}

	@Override
	public Mono<OidcSessionInformation> removeSessionInformation(String session) {
		return Mono.fromSupplier(() -> this.sessions.asMap().remove(session));
	}

	/** A token names one login, or an account, of which all logins end. */
	@Override
	public Flux<OidcSessionInformation> removeSessionInformation(OidcLogoutToken token) {
		return Flux.defer(() -> Flux.fromIterable(of(token)))
			.flatMap((session) -> removeSessionInformation(session.getSessionId()));
	}

	private List<OidcSessionInformation> of(OidcLogoutToken token) {
		String claim = (token.getSessionId() != null) ? "sid" : "sub";
		Object wanted = token.getClaims().get(claim);
		return this.sessions.asMap()
			.values()
			.stream()
			.filter((session) -> wanted != null && Objects.equals(wanted, claim(session, claim)))
			.toList();
	}

	private static @Nullable Object claim(OidcSessionInformation session, String name) {
		Map<String, Object> claims = session.getPrincipal().getClaims();
		return claims.get(name);
	}

}
