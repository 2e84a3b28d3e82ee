package org.einlass.gateway.login;

import java.time.Clock;

import org.einlass.gateway.Addresses;
import org.einlass.gateway.login.logout.Logouts;
import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.ProblemPage;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity.CsrfSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.HeaderSpec;
import org.springframework.security.config.web.server.ServerHttpSecurity.RequestCacheSpec;
import org.springframework.security.oauth2.client.registration.ReactiveClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.server.ServerOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.server.WebSessionServerOAuth2AuthorizedClientRepository;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.authentication.logout.DelegatingServerLogoutHandler;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.util.matcher.ServerWebExchangeMatchers;
import org.springframework.web.server.session.WebSessionIdResolver;

/**
 * Who may see what at the edge: pages for people with an account lead to the login,
 * everything else passes, since each service checks the token itself. Spring's CSRF
 * filter and headers are off: {@code guard} does both.
 */
@Configuration(proxyBeanMethods = false)
class LoginConfiguration {

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http, ReactiveClientRegistrationRepository clients,
			ProblemPage problems, Logouts logouts, SessionEnded ended, LoginStates states, LoginRequests requests,
			AccountSessions sessions) {
		ServerSecurityContextRepository contexts = new SessionContexts(sessions);
		LoginEnd end = new LoginEnd(contexts, problems);
		return http.csrf(CsrfSpec::disable)
			.headers(HeaderSpec::disable)
			.requestCache(RequestCacheSpec::disable)
			.securityContextRepository(contexts)
			.authorizeExchange((paths) -> paths.matchers(AccountPages::needLogin)
				.authenticated()
				.pathMatchers("/actuator/health/**")
				.permitAll()
				.pathMatchers("/actuator/**")
				.access(new Neighbours())
				.anyExchange()
				.permitAll())
			.oauth2Login((login) -> login.securityContextRepository(contexts)
				.authorizationRequestResolver(new LoginStart(clients, states))
				.authorizationRequestRepository(requests)
				.authenticationSuccessHandler(end)
				.authenticationFailureHandler(end))
			.logout((logout) -> logout
				.requiresLogout(ServerWebExchangeMatchers.pathMatchers(HttpMethod.POST, "/logout"))
				.logoutHandler(new DelegatingServerLogoutHandler(logouts.atKeycloak(),
						(exchange, person) -> SessionCookie.end(exchange.getExchange())))
				.logoutSuccessHandler(logouts.onward()))
			.oidcLogout((logout) -> logout.backChannel((channel) -> channel.logoutHandler(logouts.fromKeycloak())))
			.exceptionHandling(
					(refusal) -> refusal.authenticationEntryPoint((exchange, failure) -> ended.answer(exchange))
						.accessDeniedHandler((exchange, failure) -> problems.write(exchange, Problem.FORBIDDEN)))
			.build();
	}

	/** Requests are measured whole; measuring each filter took a tenth of the time. */
	@Bean
	SecurityObservationSettings observations() {
		return SecurityObservationSettings.noObservations();
	}

	@Bean
	ServerOAuth2AuthorizedClientRepository tokensOfSessions() {
		return new WebSessionServerOAuth2AuthorizedClientRepository();
	}

	@Bean
	LoginStates loginStates(@Value("${einlass.gateway-secret}") String secret, Clock clock) {
		return new LoginStates(secret, clock);
	}

	@Bean
	LoginRequests loginRequests(ReactiveClientRegistrationRepository clients, LoginStates states, Addresses addresses) {
		return new LoginRequests(clients, states, new LoginCookie(addresses.https()));
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

	@Bean
	WebSessionIdResolver sessionCookie(Addresses addresses) {
		return new SessionCookie(addresses);
	}

}
