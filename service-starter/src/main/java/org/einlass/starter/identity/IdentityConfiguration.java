package org.einlass.starter.identity;

import java.time.Clock;
import java.time.Duration;

import org.einlass.starter.problem.ProblemHandler;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.observation.SecurityObservationSettings;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.oauth2.core.OAuth2TokenValidator;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtTimestampValidator;
import org.springframework.security.oauth2.jwt.ReactiveJwtDecoder;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;
import reactor.core.publisher.Mono;

/** Every service checks tokens itself: being behind the gateway is not trusted. */
@AutoConfiguration
class IdentityConfiguration {

	private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(5);

	/** Requests are measured whole; measuring each filter took a tenth of the time. */
	@Bean
	SecurityObservationSettings observations() {
		return SecurityObservationSettings.noObservations();
	}

	/**
	 * The library lets a token live for a minute beyond its end. A right that was taken
	 * away ends with the token, so only clocks that differ a little are allowed for.
	 */
	@Bean
	OAuth2TokenValidator<Jwt> endOfTokens() {
		return new JwtTimestampValidator(CLOCKS_DIFFER);
	}

	@Bean
	TokenSecurity tokenSecurity(ProblemHandler problems, ReactiveJwtDecoder checks, Clock clock) {
		ReactiveJwtDecoder decoder = new RecentTokens(checks, clock);
		RefusedAccounts refused = new RefusedAccounts();
		return (http) -> http.csrf(ServerHttpSecurity.CsrfSpec::disable)
			.formLogin(ServerHttpSecurity.FormLoginSpec::disable)
			.httpBasic(ServerHttpSecurity.HttpBasicSpec::disable)
			.logout(ServerHttpSecurity.LogoutSpec::disable)
			.headers(ServerHttpSecurity.HeaderSpec::disable)
			.requestCache(ServerHttpSecurity.RequestCacheSpec::disable)
			.securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
			.exceptionHandling((errors) -> errors.authenticationEntryPoint(problems)
				.accessDeniedHandler((exchange, denied) -> refused.note(exchange)
					.then(Mono.defer(() -> problems.handle(exchange, denied)))))
			.oauth2ResourceServer((tokens) -> tokens.authenticationEntryPoint(problems)
				.bearerTokenConverter(new BearerHeader())
				.jwt((jwt) -> jwt.jwtDecoder(decoder)
					.jwtAuthenticationConverter((token) -> Mono.just(new PersonToken(token)))));
	}

}
