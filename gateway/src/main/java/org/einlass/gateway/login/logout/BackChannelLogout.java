package org.einlass.gateway.login.logout;

import org.einlass.gateway.securitylog.SecurityEvent;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.authentication.logout.OidcLogoutToken;
import org.springframework.security.oauth2.client.oidc.server.session.ReactiveOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionInformation;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.WebSessionStore;

/**
 * Ends the sessions of a login that Keycloak says has ended (OpenID Connect Back-Channel
 * Logout 1.0). The token was checked before. Sessions are ended in their store: the
 * handler of the library would send this gateway a request with the session's cookie,
 * which {@code SiteRule} turns away like any other from nowhere.
 */
final class BackChannelLogout implements ServerLogoutHandler {

	private final ReactiveOidcSessionRegistry logins;

	private final WebSessionStore sessions;

	BackChannelLogout(ReactiveOidcSessionRegistry logins, WebSessionStore sessions) {
		this.logins = logins;
		this.sessions = sessions;
	}

	@Override
	public Mono<Void> logout(WebFilterExchange filter, Authentication token) {
		if (!(token.getPrincipal() instanceof OidcLogoutToken ended)) {
			return Mono.empty();
		}
		return this.logins.removeSessionInformation(ended)
			.concatMap(this::end)
			.then(Mono.defer(() -> answered(filter.getExchange().getResponse())));
	}

	private Mono<Void> end(OidcSessionInformation session) {
		return this.sessions.retrieveSession(session.getSessionId())
			.flatMap(WebSession::invalidate)
			.then(SecurityEvent.LOGOUT_AT_KEYCLOAK.of(session.getPrincipal().getName()));
	}

	private static Mono<Void> answered(ServerHttpResponse response) {
		response.setStatusCode(HttpStatus.OK);
		response.getHeaders().setCacheControl("no-store");
		return response.setComplete();
	}

}
