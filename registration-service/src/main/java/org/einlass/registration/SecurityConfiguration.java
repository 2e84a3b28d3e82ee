package org.einlass.registration;

import org.einlass.starter.identity.TokenSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Who may ask for which path. A registration's own paths are open here: the key, the
 * cookie or the account is checked with the registration, and a wrong one is 404 like an
 * unknown id. A guest who asks for their own registrations is shown the ways to them.
 * Roles in organisations are checked with the event.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

	@Bean
	SecurityWebFilterChain paths(ServerHttpSecurity http, TokenSecurity tokens) {
		return tokens.applyTo(http)
			.authorizeExchange((paths) -> paths.pathMatchers("/actuator/health/**", "/actuator/prometheus")
				.permitAll()
				.pathMatchers("/internal/**")
				.hasRole("mailer")
				.pathMatchers("/api/registrations/**", "/registrations/**", "/sign-up/**")
				.permitAll()
				.pathMatchers(HttpMethod.GET, "/api/sessions/{id}", "/api/ticket-keys", "/my/registrations")
				.permitAll()
				.anyExchange()
				.authenticated())
			.build();
	}

}
