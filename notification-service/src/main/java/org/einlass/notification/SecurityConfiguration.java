package org.einlass.notification;

import org.einlass.starter.identity.TokenSecurity;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.annotation.web.reactive.EnableWebFluxSecurity;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;

/**
 * Everything needs an account, but for unsubscribing: there the key of the link counts.
 * The role in an organisation is checked with the event.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebFluxSecurity
class SecurityConfiguration {

	@Bean
	SecurityWebFilterChain paths(ServerHttpSecurity http, TokenSecurity tokens) {
		return tokens.applyTo(http)
			.authorizeExchange((paths) -> paths.pathMatchers("/actuator/health/**", "/actuator/prometheus")
				.permitAll()
				.pathMatchers("/mails/unsubscribe", "/api/mails/unsubscribe")
				.permitAll()
				.anyExchange()
				.authenticated())
			.build();
	}

}
