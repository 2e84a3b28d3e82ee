package org.einlass.gateway.login;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.ServerSecurityContextRepository;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebSession;

/**
 * Keeps in the session who is logged in. The session gets a new id when it gets a new
 * account, so that an id known from before is worth nothing. The same account logging in
 * again, in a second tab perhaps, leaves the id: requests under way know no other. Who
 * brings no session is a guest, for whom none is made.
 */
final class SessionContexts implements ServerSecurityContextRepository {

	private final ServerSecurityContextRepository sessions = new WebSessionServerSecurityContextRepository();

	private final AccountSessions all;

	SessionContexts(AccountSessions all) {
		this.all = all;
	}

	@Override
	public Mono<Void> save(ServerWebExchange exchange, @Nullable SecurityContext context) {
		return exchange.getSession().flatMap((session) -> {
			String account = (context != null) ? AccountSessions.account(context) : null;
			if (context == null || account == null) {
				return this.sessions.save(exchange, context);
			}
			if (!account.equals(AccountSessions.account(session))) {
				return roomFor(account, session).then(Mono.defer(() -> this.sessions.save(exchange, context)));
			}
			return renewed(session, context);
		});
	}

	@Override
	public Mono<SecurityContext> load(ServerWebExchange exchange) {
		boolean guest = !exchange.getRequest().getCookies().containsKey(SessionCookie.NAME);
		return guest ? Mono.empty() : this.sessions.load(exchange);
	}

	/** Without room the session that the login has begun is not kept either. */
	private Mono<Void> roomFor(String account, WebSession session) {
		return this.all.makeRoom(account).onErrorResume((full) -> session.invalidate().then(Mono.error(full)));
	}

	private static Mono<Void> renewed(WebSession session, SecurityContext context) {
		session.getAttributes().put(AccountSessions.ATTRIBUTE, context);
		return Mono.empty();
	}

}
