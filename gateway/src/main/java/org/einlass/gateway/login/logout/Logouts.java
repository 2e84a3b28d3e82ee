package org.einlass.gateway.login.logout;

import org.springframework.security.web.server.authentication.logout.ServerLogoutHandler;
import org.springframework.security.web.server.authentication.logout.ServerLogoutSuccessHandler;

/**
 * What happens at the end of a login.
 *
 * @param atKeycloak ends the login there, before the session here has ended
 * @param onward leads the browser on, afterwards
 * @param fromKeycloak ends the sessions here of a login that has ended there
 */
public record Logouts(ServerLogoutHandler atKeycloak, ServerLogoutSuccessHandler onward,
		ServerLogoutHandler fromKeycloak) {
}
