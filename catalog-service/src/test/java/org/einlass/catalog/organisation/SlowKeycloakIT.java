package org.einlass.catalog.organisation;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** While Keycloak takes its time, nobody but those who change a team waits for it. */
@CatalogTest
class SlowKeycloakIT {

	/** As many as there are connections to the database. */
	private static final int INVITATIONS = 16;

	@Autowired
	Api api;

	@Autowired
	PlayedTeams teams;

	@Autowired
	Organisations organisations;

	@Autowired
	TeamLocks locks;

	@AfterEach
	void keycloakIsQuick() {
		this.teams.setAnswers(Mono.empty());
	}

	@Test
	void asManyInvitationsAsConnectionsDoNotStopThePublicPages() throws Exception {
		Sinks.Empty<Void> slow = Sinks.empty();
		CountDownLatch asked = new CountDownLatch(INVITATIONS);
		this.teams.setAnswers(slow.asMono().doOnSubscribe((subscription) -> asked.countDown()));
		Mono<List<Integer>> invitations = Flux.fromStream(IntStream.range(0, INVITATIONS).boxed())
			.flatMap((number) -> Mono.fromCallable(() -> invite("slow-" + number))
				.subscribeOn(Schedulers.boundedElastic()), INVITATIONS)
			.collectList()
			.cache();
		invitations.subscribe();
		assertThat(asked.await(20, TimeUnit.SECONDS)).as("all wait for Keycloak").isTrue();
		this.api.call(null, HttpMethod.GET, "/api/events", null).expectStatus().isOk();
		slow.tryEmitEmpty();
		assertThat(invitations.block(Duration.ofSeconds(30))).hasSize(INVITATIONS).containsOnly(201);
	}

	private int invite(String slug) {
		this.organisations.add(new Organisation(slug, slug)).block();
		return this.api
			.call(TestTokens.of("owner").in(slug, Role.OWNER).bearer(), HttpMethod.POST,
					"/api/organisations/" + slug + "/members", "{\"email\": \"a@example.org\", \"role\": \"owner\"}")
			.expectBody(Void.class)
			.returnResult()
			.getStatus()
			.value();
	}

	@Test
	void oneTeamIsChangedByOneAtATime() throws InterruptedException {
		Sinks.Empty<Void> first = Sinks.empty();
		CountDownLatch held = new CountDownLatch(1);
		Mono<String> waiting = this.locks.alone("alone", Mono.just("second")).cache();
		Mono<String> both = this.locks.alone("alone", Mono.defer(() -> {
			held.countDown();
			return first.asMono().thenReturn("first");
		})).cache();
		both.subscribe();
		assertThat(held.await(10, TimeUnit.SECONDS)).isTrue();
		assertThat(waiting.timeout(Duration.ofSeconds(1), Mono.just("waits")).block()).isEqualTo("waits");
		first.tryEmitEmpty();
		assertThat(both.block(Duration.ofSeconds(10))).isEqualTo("first");
		assertThat(waiting.block(Duration.ofSeconds(10))).isEqualTo("second");
	}

}
