package org.einlass.gateway.login;

import java.net.http.HttpResponse;
import java.util.concurrent.atomic.AtomicInteger;

import org.einlass.gateway.RunningGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.web.server.WebSession;
import org.springframework.web.server.session.DefaultWebSessionManager;
import org.springframework.web.server.session.InMemoryWebSessionStore;
import org.springframework.web.server.session.WebSessionManager;
import org.springframework.web.server.session.WebSessionStore;

import static org.assertj.core.api.Assertions.assertThat;

/** Making a session takes two changes of threads, even if nothing is kept in it. */
class GuestsIT extends RunningGateway {

	private final AtomicInteger made = new AtomicInteger();

	private final DefaultWebSessionManager sessions;

	private final WebSessionStore store;

	GuestsIT(@Autowired WebSessionManager sessions) {
		this.sessions = (DefaultWebSessionManager) sessions;
		this.store = this.sessions.getSessionStore();
	}

	@BeforeEach
	void count() {
		this.sessions.setSessionStore(new InMemoryWebSessionStore() {
			@Override
			public Mono<WebSession> createWebSession() {
				GuestsIT.this.made.incrementAndGet();
				return super.createWebSession();
			}
		});
	}

	@AfterEach
	void countNoMore() {
		this.sessions.setSessionStore(this.store);
	}

	@Test
	void noSessionIsMadeForAGuestWhoSignsUp() {
		for (String path : new String[] { "/api/registrations", "/sign-up/1" }) {
			HttpResponse<String> response = post(path, "a=b", "Content-Type", "application/x-www-form-urlencoded");
			assertThat(response.body()).isEqualTo("registration");
			assertThat(header(response, "Set-Cookie")).isEmpty();
			assertThat(REGISTRATION.last().header("Authorization")).isNull();
		}
		assertThat(this.made).hasValue(0);
	}

	@Test
	void noSessionIsMadeForWhoOnlyBeginsALogin() {
		for (String path : new String[] { "/login?to=/", "/login/state", "/oauth2/authorization/keycloak",
				"/login/oauth2/code/keycloak?code=x&state=y", "/manage" }) {
			assertThat(get(path).statusCode()).as(path).isLessThan(400);
		}
		assertThat(this.made).hasValue(0);
		login(300);
		assertThat(this.made).hasPositiveValue();
	}

}
