package org.einlass.gateway.login;

import java.net.URI;
import java.time.Duration;

import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;
import org.einlass.gateway.securitylog.SecurityEvent;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.ServerAuthenticationFailureHandler;
import org.springframework.security.web.server.authentication.ServerAuthenticationSuccessHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;

/**
 * What happens when a browser comes back from Keycloak. A return that fits no login of
 * this session (an older tab, a form sent again, a bookmark) still leads where the person
 * wanted to go: at once if logged in, else over one more login, which Keycloak answers
 * without asking. Only if that fails as well does the person see an error.
 */
final class LoginEnd implements ServerAuthenticationSuccessHandler, ServerAuthenticationFailureHandler {

	/**
	 * A session is kept for minutes while logging in, and for a working day afterwards.
	 */
	private static final Duration WORKING_DAY = Duration.ofHours(10);

	private final ServerSecurityContextRepository contexts;

	private final ProblemPage problems;

	LoginEnd(ServerSecurityContextRepository contexts, ProblemPage problems) {
		this.contexts = contexts;
		this.problems = problems;
	}

	@Override
	public Mono<Void> onAuthenticationSuccess(WebFilterExchange filter, Authentication person) {
		ServerWebExchange exchange = filter.getExchange();
		return exchange.getSession()
			.doOnNext((session) -> session.setMaxIdleTime(WORKING_DAY))
			.then(SecurityEvent.LOGIN.of(person.getName()))
			.then(Mono.defer(() -> LoginController.redirect(exchange, target(exchange).path().uri())));
	}

	@Override
	public Mono<Void> onAuthenticationFailure(WebFilterExchange filter, AuthenticationException failure) {
		ServerWebExchange exchange = filter.getExchange();
		LoginTarget target = target(exchange);
		return this.contexts.load(exchange)
			.hasElement()
			.flatMap((loggedIn) -> loggedIn ? LoginController.redirect(exchange, target.path().uri())
					: onceMore(exchange, target, failure));
	}

	private Mono<Void> onceMore(ServerWebExchange exchange, LoginTarget target, AuthenticationException failure) {
		String code = (failure instanceof OAuth2AuthenticationException refusal) ? refusal.getError().getErrorCode()
				: "";
		URI login = target.path().login();
		return switch (code) {
			case KeycloakClient.NO_ANSWER, "invalid_token_response", "server_error" ->
				this.problems.write(exchange, Problem.UNAVAILABLE, login);
			case "access_denied" -> refused(exchange, code, login);
			default -> target.again() ? refused(exchange, code, login)
					: LoginController.redirect(exchange, target.onceMore().start());
		};
	}

	private Mono<Void> refused(ServerWebExchange exchange, String code, URI login) {
		return SecurityEvent.LOGIN_REFUSED.because(code)
			.then(Mono.defer(() -> this.problems.write(exchange, Problem.LOGIN_FAILED, login)));
	}

	private static LoginTarget target(ServerWebExchange exchange) {
		return LoginTarget.of(exchange.getRequest().getQueryParams().getFirst("state"));
	}

}
