package org.einlass.registration;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.link.LinkKeys;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** More wait than a batch reads, and places come and go. */
@WholeService
class LongLineIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	DatabaseClient database;

	@Autowired
	LinkKeys keys;

	@LocalServerPort
	int port;

	private Citizen guest = new Citizen(WebTestClient.bindToServer().build(), null);

	@BeforeEach
	void connect() {
		this.guest = Citizen.guest(this.port);
	}

	@Test
	void aLongLineIsServedInItsOrderAndThePublicComesLast() {
		EventFixture event = published(EventFixture.withPlaces(1));
		Answer holder = signUp(event, "holder@example.org", false);
		List<Answer> line = new ArrayList<>();
		for (int i = 0; i < 150; i++) {
			line.add(signUp(event, "w" + i + "@example.org", true));
		}
		assertThat(line).allMatch((one) -> one.word().equals("waitlisted"));
		this.guest.post(holder.path() + "/cancel", Map.of(), holder.key());
		assertThat(now(line.getFirst())).isEqualTo("offered");
		assertThat(signUp(event, "late@example.org", false).word()).isEqualTo("sold-out");
		event.quota(0).put("places", 120);
		event.nextVersion().tell(this.kafka, "EventChanged");
		await(line.get(119), "offered");
		assertThat(now(line.get(120))).isEqualTo("waitlisted");
		assertThat(line.subList(0, 120)).allMatch((one) -> now(one).equals("offered"));
		assertThat(recounted(event)).isEqualTo(30);
	}

	@Test
	void thoseWhoHaveNotConfirmedTheirAddressAreNotCounted() {
		EventFixture event = EventFixture.withPlaces(1);
		this.guest.hears(event, this.kafka, "EventPublished");
		signUp(event, "holder@example.org", false);
		Answer known = signUp(event, "known@example.org", true);
		Answer unknown = signUp(event, "unknown@example.org", true);
		this.guest.confirm(known, this.keys);
		assertThat(recounted(event)).isOne();
		this.guest.post(unknown.path() + "/cancel", Map.of(), unknown.key());
		assertThat(recounted(event)).isOne();
		this.guest.post(known.path() + "/cancel", Map.of(), known.key());
		assertThat(recounted(event)).isZero();
	}

	@Test
	void whoeverFitsGetsTheGapBehindManyWhoDoNot() {
		EventFixture event = EventFixture.withPlaces(2);
		event.signUp().put("groupRule", "fill_gaps");
		published(event);
		Answer holder = signUp(event, "holder@example.org", false);
		signUp(event, "other@example.org", false);
		for (int i = 0; i < 60; i++) {
			signUp(event, "w" + i + "@example.org", true, "Ada", "Ben");
		}
		Answer small = signUp(event, "small@example.org", true);
		this.guest.post(holder.path() + "/cancel", Map.of(), holder.key());
		assertThat(now(small)).isEqualTo("offered");
	}

	@Test
	void everybodyHasBackWhatAnUndoneCancellationTook() {
		EventFixture event = EventFixture.withPlaces(1);
		event.signUp().put("onePerPerson", "event");
		published(event);
		Answer holder = signUp(event, "ada@example.org", false);
		Answer waits = signUp(event, "ben@example.org", true);
		event.session(0).put("status", "cancelled");
		event.nextVersion().tell(this.kafka, "EventChanged");
		await(holder, "cancelled");
		await(waits, "cancelled");
		assertThat(count("select taken + waiting from quotas where id = :quota", event)).isZero();
		assertThat(count("select lost from quotas where id = :quota", event)).isOne();
		event.session(0).put("status", "scheduled");
		event.nextVersion().tell(this.kafka, "EventChanged");
		await(holder, "confirmed");
		await(waits, "waitlisted");
		assertThat(count("select lost from quotas where id = :quota", event)).isZero();
		assertThat(signUp(event, "ada@example.org", true).word()).isEqualTo("already-registered");
		this.guest.post(holder.path() + "/cancel", Map.of(), holder.key());
		assertThat(now(waits)).isEqualTo("offered");
	}

	@Test
	void aMoveTakesItsClaimAlong() {
		EventFixture event = EventFixture.withPlaces(2);
		event.signUp().put("onePerPerson", "session");
		UUID other = event.addSession(2);
		published(event);
		Answer mover = signUp(event, "ada@example.org", false);
		Map<String, Object> request = Citizen.request(event, "ada@example.org", "Ada");
		request.put("quotas", List.of(other));
		Answer second = this.guest.signUp(request, null);
		Map<String, Object> move = Map.of("from", event.quota, "to", other);
		assertThat(this.guest.post(mover.path() + "/move", move, mover.key()).word()).isEqualTo("already-registered");
		this.guest.post(second.path() + "/cancel", Map.of(), second.key());
		assertThat(this.guest.post(mover.path() + "/move", move, mover.key()).word()).isEqualTo("confirmed");
		assertThat(signUp(event, "ada@example.org", false).word()).isEqualTo("confirmed");
		assertThat(this.guest.signUp(request, null).word()).isEqualTo("already-registered");
	}

	private EventFixture published(EventFixture event) {
		event.signUp().put("requireConfirmation", false);
		this.guest.hears(event, this.kafka, "EventPublished");
		return event;
	}

	private Answer signUp(EventFixture event, String email, boolean waits, String... names) {
		Map<String, Object> request = Citizen.request(event, email,
				(names.length > 0) ? names : new String[] { "Ada" });
		request.put("joinWaitingList", waits);
		return this.guest.signUp(request, null);
	}

	private String now(Answer signUp) {
		return this.guest.get(signUp.path(), signUp.key()).word();
	}

	private void await(Answer signUp, String status) {
		Awaitility.await().atMost(Duration.ofSeconds(60)).until(() -> now(signUp).equals(status));
	}

	/** How many wait: what is kept in the quota is what its places say. */
	private int recounted(EventFixture event) {
		int waiting = count("""
				select count(*) from places p join tickets t on t.id = p.ticket
				join registrations r on r.id = t.registration
				where p.quota = :quota and p.state = 'waitlisted' and r.hold_until is null
				""", event);
		assertThat(count("select waiting from quotas where id = :quota", event)).isEqualTo(waiting);
		return waiting;
	}

	private int count(String sql, EventFixture event) {
		Integer count = this.database.sql(sql).bind("quota", event.quota).mapValue(Integer.class).one().block();
		return (count != null) ? count : -1;
	}

}
