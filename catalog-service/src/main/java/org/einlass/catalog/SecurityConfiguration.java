package org.einlass.catalog;

import org.einlass.starter.identity.TokenSecurity;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Who may ask for which path. What a person may do in which organisation is decided where
 * the organisation is known: {@code EventDesk}, {@code Team}.
 */
@Configuration(proxyBeanMethods = false)
class SecurityConfiguration {

	@Bean
	SecurityWebFilterChain security(ServerHttpSecurity http, TokenSecurity tokens) {
		return tokens.applyTo(http)
			.authorizeExchange((paths) -> paths.pathMatchers("/actuator/health/**", "/actuator/prometheus")
				.permitAll()
				.pathMatchers("/manage/**")
				.authenticated()
				.pathMatchers(HttpMethod.POST, "/api/organisations")
				.hasRole("admin")
				.pathMatchers(HttpMethod.POST, "/api/programmes")
				.hasRole("editor")
				.pathMatchers("/api/organisations/*/members", "/api/organisations/*/members/**")
				.authenticated()
				.pathMatchers(HttpMethod.GET, "/**")
				.permitAll()
				.pathMatchers(HttpMethod.HEAD, "/**")
				.permitAll()
				.anyExchange()
				.authenticated())
			.build();
	}

}
