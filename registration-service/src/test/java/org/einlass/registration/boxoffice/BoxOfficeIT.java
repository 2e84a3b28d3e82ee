package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.Citizen;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.programme.Language;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The tables keep what a batch decided, so that the next one can read it. */
@WholeService
class BoxOfficeIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	BoxOffice boxOffice;

	@Autowired
	Registrations registrations;

	@Autowired
	Due due;

	@Autowired
	DatabaseClient database;

	@LocalServerPort
	int port;

	private final EventFixture event = EventFixture.withPlaces(1);

	@BeforeEach
	void publish() {
		this.event.signUp().put("requireConfirmation", false);
		Citizen.guest(this.port).hears(this.event, this.kafka, "EventPublished");
	}

	@Test
	void whoJoinsTheLineAndIsOfferedAPlaceInOneBatchIsReadAsStored() {
		UUID holder = granted(ask(enter())).id();
		Deed cancel = (admission, current) -> admission
			.write(((Registration.Active) current).cancel(Registration.Cause.CONTACT, admission.now()));
		Registration offered = granted(ask(enter(), new Request.Alter(holder, cancel)));
		assertThat(offered).isInstanceOf(Registration.Offered.class);
		assertThat(this.registrations.find(offered.id()).block(Duration.ofSeconds(10))).isEqualTo(offered);
	}

	@Test
	void nothingIsToBeSettledWhereAllPlacesWereReleased() {
		UUID holder = granted(ask(enter())).id();
		run("update places set state = 'released' where ticket in (select id from tickets where registration = :id)",
				holder);
		run("update quotas set taken = 0 where event = :id", this.event.id);
		run("update events set status = 'withdrawn' where id = :id", this.event.id);
		assertThat(this.due.affected().collectList().block(Duration.ofSeconds(10))).doesNotContain(this.event.id);
	}

	@Test
	void nothingIsToBeSettledForThoseWhoAreErased() {
		UUID holder = granted(ask(enter())).id();
		run("delete from registrations where id = :id", holder);
		run("update events set status = 'withdrawn' where id = :id", this.event.id);
		assertThat(this.due.affected().collectList().block(Duration.ofSeconds(10))).doesNotContain(this.event.id);
	}

	private void run(String sql, UUID id) {
		this.database.sql(sql).bind("id", id).then().block(Duration.ofSeconds(10));
	}

	private Request enter() {
		SignUp.Attendee ada = new SignUp.Attendee("Ada Example", List.of(), Set.of(this.event.quota));
		return new Request.Enter(new SignUp(this.event.id, List.of(ada),
				new Contact("Ada Example", UUID.randomUUID() + "@example.org", Language.DE), null, false, null, true,
				Set.of()), null);
	}

	private Outcome ask(Request... requests) {
		return Objects
			.requireNonNull(this.boxOffice.serve(this.event.id, List.of(requests)).block(Duration.ofSeconds(10)))
			.getFirst();
	}

	private static Registration granted(Outcome outcome) {
		return ((Outcome.Granted) outcome).registration();
	}

}
