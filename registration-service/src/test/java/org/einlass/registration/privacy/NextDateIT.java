package org.einlass.registration.privacy;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** An event gets a new date after those are erased who were there. */
@WholeService
class NextDateIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	DatabaseClient database;

	@Autowired
	Erasure erasure;

	@LocalServerPort
	int port;

	private final EventFixture event = EventFixture.withPlaces(1);

	private Citizen guest = Citizen.guest(0);

	@BeforeEach
	void publish() {
		this.guest = Citizen.guest(this.port);
		this.event.signUp().put("requireConfirmation", false).put("closeWhenSoldOut", true);
		this.guest.hears(this.event, this.kafka, "EventPublished");
	}

	@Test
	void howManyCameStaysKnownUntilThereIsANewDateAndThenAllPlacesAreFree() {
		signUp("confirmed");
		over(31);
		this.erasure.sweep().block();
		assertThat(registrations()).isZero();
		tell("EventChanged", Instant.now().minus(31, ChronoUnit.DAYS));
		assertThat(taken()).isEqualTo(1);
		await("select count(*) = 1 from headcounts h join sessions s on s.id = h.session where s.event = :id");
		tell("EventChanged", Instant.now().plus(330, ChronoUnit.DAYS));
		assertThat(taken()).isZero();
		await("select count(*) = 0 from headcounts h join sessions s on s.id = h.session where s.event = :id");
		signUp("confirmed");
		signUp("sold-out");
	}

	@Test
	void noPlaceIsLostForGoodWhereAWithdrawnEventGetsANewDate() {
		signUp("confirmed");
		this.event.message().put("status", "withdrawn");
		tell("EventWithdrawn", Instant.now().plus(30, ChronoUnit.DAYS));
		await("select lost = 1 from quotas where event = :id");
		over(31);
		this.erasure.sweep().block();
		assertThat(registrations()).isZero();
		this.event.message().put("status", "published");
		tell("EventPublished", Instant.now().plus(90, ChronoUnit.DAYS));
		signUp("confirmed");
		signUp("sold-out");
	}

	@Test
	void whoIsNotErasedKeepsThePlaceForTheNewDate() {
		signUp("confirmed");
		over(3);
		this.erasure.sweep().block();
		tell("EventChanged", Instant.now().plus(90, ChronoUnit.DAYS));
		assertThat(taken()).isEqualTo(1);
		signUp("sold-out");
	}

	@Test
	void signUpIsOpenAgainThoughSomebodyIsLeft() {
		this.event.quota(0).put("places", 2);
		tell("EventChanged", Instant.now().plus(30, ChronoUnit.DAYS));
		signUp("confirmed");
		signUp("confirmed");
		signUp("sold-out");
		this.database
			.sql("delete from registrations where id in (select id from registrations where event = :id limit 1)")
			.bind("id", this.event.id)
			.then()
			.block();
		over(3);
		tell("EventChanged", Instant.now().plus(90, ChronoUnit.DAYS));
		assertThat(taken()).isEqualTo(1);
		signUp("confirmed");
	}

	private void signUp(String outcome) {
		Answer answer = this.guest.signUp(this.event, UUID.randomUUID() + "@example.org", "Ada");
		assertThat(answer.word()).isEqualTo(outcome);
	}

	private void over(int days) {
		this.database
			.sql("update sessions set starts_at = now() - :ago::interval - interval '2 h', "
					+ "ends_at = now() - :ago::interval where event = :id")
			.bind("ago", days + " days")
			.bind("id", this.event.id)
			.then()
			.block();
	}

	private void tell(String type, Instant start) {
		this.event.session(0).put("start", start.toString()).put("end", start.plus(2, ChronoUnit.HOURS).toString());
		this.event.nextVersion().tell(this.kafka, type);
		await("select version = " + this.event.message().get("version") + " from events where id = :id");
	}

	private void await(String state) {
		Awaitility.await()
			.atMost(Duration.ofSeconds(20))
			.until(() -> Boolean.TRUE
				.equals(this.database.sql(state).bind("id", this.event.id).mapValue(Boolean.class).one().block()));
	}

	private int taken() {
		JsonNode session = this.guest.get("/api/sessions/" + this.event.session, null).body();
		return session.at("/quotas/0/taken").asInt(-1);
	}

	private long registrations() {
		Long count = this.database.sql("select count(*) from registrations where event = :id")
			.bind("id", this.event.id)
			.mapValue(Long.class)
			.one()
			.block();
		return (count != null) ? count : -1;
	}

}
