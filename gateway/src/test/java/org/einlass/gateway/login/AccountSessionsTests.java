package org.einlass.gateway.login;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.einlass.gateway.problem.Problem;
import org.einlass.gateway.problem.Refused;
import org.junit.jupiter.api.Test;

import org.springframework.security.authentication.TestingAuthenticationToken;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class AccountSessionsTests {

	private final InMemoryWebSessionStore store = new InMemoryWebSessionStore();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	private final AccountSessions sessions = sessions();

	@Test
	void theOldestSessionOfAnAccountEndsWhenItHasAHundred() {
		WebSession other = begin("other");
		List<WebSession> own = new ArrayList<>();
		for (int i = 0; i < AccountSessions.MOST_OF_ONE; i++) {
			own.add(begin("ada"));
		}
		assertThat(this.store.getSessions()).hasSize(AccountSessions.MOST_OF_ONE + 1);
		begin("ada");
		assertThat(this.store.getSessions()).hasSize(AccountSessions.MOST_OF_ONE + 1).containsValue(other);
		assertThat(own.stream().filter(WebSession::isExpired)).containsExactly(own.getFirst());
		assertThat(this.meters.get("einlass.sessions").gauge().value()).isEqualTo(AccountSessions.MOST_OF_ONE + 1);
	}

	@Test
	void whenTheStoreIsFullOthersAreRefusedAndNobodyIsLoggedOut() {
		this.store.setMaxSessions(2);
		begin("ada");
		begin("ben");
		assertThatExceptionOfType(Refused.class).isThrownBy(() -> begin("cleo"))
			.satisfies((refused) -> assertThat(refused.problem()).isEqualTo(Problem.UNAVAILABLE));
		assertThat(this.store.getSessions()).hasSize(2);
	}

	private WebSession begin(String account) {
		this.store.setClock(Clock.offset(this.store.getClock(), Duration.ofSeconds(1)));
		this.sessions.makeRoom(account).block();
		WebSession session = Objects.requireNonNull(this.store.createWebSession().block());
		session.getAttributes()
			.put(AccountSessions.ATTRIBUTE,
					new SecurityContextImpl(new TestingAuthenticationToken(account, "", "person")));
		session.save().block();
		return session;
	}

	private AccountSessions sessions() {
		DefaultWebSessionManager manager = new DefaultWebSessionManager();
		this.store.setClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC));
		manager.setSessionStore(this.store);
		return new AccountSessions(manager, this.meters);
	}

}
