package org.einlass.gateway.login;

import java.time.Duration;

import org.einlass.gateway.Addresses;
import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;
import reactor.core.publisher.Mono;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.client.oidc.web.server.logout.OidcClientInitiatedServerLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.DefaultServerRedirectStrategy;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.WebFilterExchange;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.session.CookieWebSessionIdResolver;
import org.springframework.web.server.session.WebSessionIdResolver;

/**
 * Who may see what at the edge: pages for people with an account lead to the login,
 * everything else passes, since each service checks the token itself. Spring's CSRF
 * filter and headers are off: {@code guard} does both.
 */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

	static final String COOKIE = "einlass-session";

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http, ProblemPage problems, ServerLogoutSuccessHandler goodbye) {
		return http.csrf(CsrfSpec::disable)
			.headers(HeaderSpec::disable)
			.requestCache(RequestCacheSpec::disable)
			.authorizeExchange((paths) -> paths.matchers(AccountPages::needLogin)
				.authenticated()
				.pathMatchers("/actuator/health/**")
				.permitAll()
				.pathMatchers("/actuator/**")
				.access(new Neighbours())
				.anyExchange()
				.permitAll())
			.oauth2Login((login) -> login.authenticationSuccessHandler((exchange, person) -> welcome(exchange))
				.authenticationFailureHandler(
						(exchange, failure) -> problems.write(exchange.getExchange(), Problem.LOGIN_FAILED)))
			.logout((logout) -> logout
				.requiresLogout(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
				.logoutSuccessHandler(goodbye))
			.exceptionHandling((refusal) -> refusal
				.authenticationEntryPoint(
						(exchange, failure) -> LoginController.redirect(exchange, LoginController.returnTo(exchange)))
				.accessDeniedHandler((exchange, failure) -> problems.write(exchange, Problem.FORBIDDEN)))
			.build();
	}

	/** Requests are measured whole; measuring each filter took a tenth of the time. */
	@Bean
	SecurityObservationSettings observations() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	ServerLogoutSuccessHandler goodbye(ReactiveClientRegistrationRepository clients, Addresses addresses) {
		var goodbye = new OidcClientInitiatedServerLogoutSuccessHandler(clients);
		goodbye.setPostLogoutRedirectUri(addresses.publicUrl() + "/");
		return goodbye;
	}

	@Bean
	ServerOAuth2AuthorizedClientRepository tokensOfSessions() {
		return new WebSessionServerOAuth2AuthorizedClientRepository();
	}

	@Bean
	WebSessionIdResolver sessionCookie(Addresses addresses) {
		var resolver = new CookieWebSessionIdResolver();
		resolver.setCookieName(COOKIE);
		resolver.addCookieInitializer(
				(cookie) -> cookie.path("/").httpOnly(true).sameSite("Lax").secure(addresses.https()));
		return resolver;
	}

	/**
	 * A session is kept for minutes while somebody logs in, and for a working day
	 * afterwards.
	 */
	private static Mono<Void> welcome(WebFilterExchange exchange) {
		return exchange.getExchange().getSession().flatMap((session) -> {
			session.setMaxIdleTime(Duration.ofHours(10));
			LocalPath target = LocalPath.of((String) session.getAttributes().remove(LoginController.TARGET));
			return new DefaultServerRedirectStrategy().sendRedirect(exchange.getExchange(), target.uri());
		});
	}

}
