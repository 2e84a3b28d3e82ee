package org.einlass.gateway.login;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * Keeps in the session who is logged in. The session gets a new id when it gets a new
 * account, so that an id known from before is worth nothing. The same account logging in
 * again, in a second tab perhaps, leaves the id: requests under way know no other.
 */
final class SessionContexts implements ServerSecurityContextRepository {

	private static final String ATTRIBUTE = WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

	private final ServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();

	@Override
	public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
		return exchange.getSession().flatMap((session) -> {
			if (context == null || !sameAccount(session, context)) {
				return this.sessions.save(exchange, context);
			}
			session.getAttributes().put(ATTRIBUTE, context);
			return Mono.empty();
		});
	}

	@Override
	public Mono<SecurityContext> load(ServerWebExchange exchange) {
		return this.sessions.load(exchange);
	}

	private static boolean sameAccount(WebSession session, SecurityContext context) {
		SecurityContext before = session.getAttribute(ATTRIBUTE);
		String name = (before != null) ? name(before) : null;
		return name != null && name.equals(name(context));
	}

	private static @Nullable String name(SecurityContext context) {
		Authentication person = context.getAuthentication();
		return (person != null && person.isAuthenticated()) ? person.getName() : null;
	}

}
