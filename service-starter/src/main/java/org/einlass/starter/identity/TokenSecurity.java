package org.einlass.starter.identity;

import org.springframework.security.config.web.server.ServerHttpSecurity;

/**
 * What every service's filter chain has in common: bearer tokens, no sessions, problem
 * details as answers. CSRF and security headers are the gateway's. A service's
 * {@code SecurityConfiguration} starts with it and adds who may ask for which path.
 */
@FunctionalInterface
public interface TokenSecurity {

	ServerHttpSecurity applyTo(ServerHttpSecurity http);

}
