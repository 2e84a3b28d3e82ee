package org.einlass.registration.programme;

import java.time.Duration;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;

/** How many places are free is told in time. */
@WholeService
class AvailabilityIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	DatabaseClient database;

	@Autowired
	TransactionalOperator transaction;

	@LocalServerPort
	int port;

	@Test
	void anEventThatIsLockedKeepsNoOtherWaiting() {
		Citizen guest = Citizen.guest(this.port);
		EventFixture hot = EventFixture.withPlaces(5);
		EventFixture other = EventFixture.withPlaces(5);
		guest.hears(hot, this.kafka, "EventPublished").hears(other, this.kafka, "EventPublished");
		run("update quotas set version = version + 1, announced_at = clock_timestamp() where id = :id", hot.quota);
		Mono<Boolean> told = Mono.fromCallable(() -> {
			await("announced_at < clock_timestamp() - interval '1 second'", hot.quota);
			assertThat(guest.signUp(other, "ada@example.org", "Ada").status()).isEqualTo(201);
			await("announced_version = version", other.quota);
			return is("announced_version < version", hot.quota);
		}).subscribeOn(Schedulers.boundedElastic());
		Boolean later = this.transaction
			.transactional(this.database.sql("select id from quotas where id = :id for update")
				.bind("id", hot.quota)
				.then()
				.then(told))
			.block();
		assertThat(later).isTrue();
		await("announced_version = version", hot.quota);
	}

	private void await(String state, UUID quota) {
		Awaitility.await().atMost(Duration.ofSeconds(10)).until(() -> is(state, quota));
	}

	private boolean is(String state, UUID quota) {
		return Boolean.TRUE.equals(this.database.sql("select " + state + " from quotas where id = :id")
			.bind("id", quota)
			.mapValue(Boolean.class)
			.one()
			.block());
	}

	private void run(String sql, UUID quota) {
		this.database.sql(sql).bind("id", quota).then().block();
	}

}
