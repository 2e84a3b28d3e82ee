package org.einlass.gateway.login;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.Refused;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.web.server.context.WebSessionServerSecurityContextRepository;
import org.springframework.stereotype.Component;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionManager;

/**
 * The sessions of people who are logged in; guests have none. One account cannot fill the
 * store: beyond a hundred its own oldest one ends. When the store is full all the same,
 * further people are told that logging in does not work now.
 */
@Component
class AccountSessions {

	static final String ATTRIBUTE = WebSessionServerSecurityContextRepository.DEFAULT_SPRING_SECURITY_CONTEXT_ATTR_NAME;

	/** A steward's account may be on each phone of a large door. */
	static final int MOST_OF_ONE = 100;

	private final WebSessionManager manager;

	AccountSessions(WebSessionManager manager, MeterRegistry meters) {
		this.manager = manager;
		Gauge.builder("einlass.sessions", this, (sessions) -> sessions.all().size())
			.description("Sessions of people who are logged in")
			.register(meters);
	}

	/** Makes room for one more session of this account, or fails if there is none. */
	Mono<Void> makeRoom(String account) {
		return Mono.defer(() -> {
			List<WebSession> own = all().values()
				.stream()
				.filter((session) -> account.equals(account(session)))
				.toList();
			return Flux.fromStream(own.stream().sorted(Comparator.comparing(WebSession::getLastAccessTime)))
				.take(Math.max(0, own.size() - MOST_OF_ONE + 1))
				.concatMap(WebSession::invalidate)
				.then(Mono.defer(this::refuseWhenFull));
		});
	}

	/** The account of a session, if somebody is logged in. */
	static @Nullable String account(WebSession session) {
		SecurityContext context = session.getAttribute(ATTRIBUTE);
		return (context != null) ? account(context) : null;
	}

	static @Nullable String account(SecurityContext context) {
		Authentication person = context.getAuthentication();
		return (person != null && person.isAuthenticated()) ? person.getName() : null;
	}

	private Mono<Void> refuseWhenFull() {
		InMemoryWebSessionStore store = store();
		if (store == null || store.getSessions().size() < store.getMaxSessions()) {
			return Mono.empty();
		}
		store.removeExpiredSessions();
		return (store.getSessions().size() < store.getMaxSessions()) ? Mono.empty()
				: Mono.error(new Refused(Problem.UNAVAILABLE));
	}

	private Map<String, WebSession> all() {
		InMemoryWebSessionStore store = store();
		return (store != null) ? store.getSessions() : Map.of();
	}

	private @Nullable InMemoryWebSessionStore store() {
		return (this.manager instanceof DefaultWebSessionManager sessions
				&& sessions.getSessionStore() instanceof InMemoryWebSessionStore store) ? store : null;
	}

}
