package org.einlass.registration.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.awaitility.Awaitility;
import org.einlass.registration.Citizen;
import org.einlass.registration.Citizen.Answer;
import org.einlass.registration.EventFixture;
import org.einlass.registration.WholeService;
import org.einlass.registration.link.LinkKeys;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.kafka.core.KafkaTemplate;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** What contracts/erasure.md promises beyond the registration itself. */
@WholeService
class ErasureIT {

	@Autowired
	KafkaTemplate<String, byte[]> kafka;

	@Autowired
	LinkKeys keys;

	@Autowired
	DatabaseClient database;

	@Autowired
	Erasure erasure;

	@Autowired
	Expired expired;

	@LocalServerPort
	int port;

	@Test
	void scansStayAsNumbersWithoutTicketAndStaffAndAllElseGoes() {
		EventFixture event = EventFixture.withPlaces(5);
		event.signUp().put("onePerPerson", "event");
		event.session(0)
			.put("start", Instant.now().plusSeconds(1800).toString())
			.put("end", Instant.now().plusSeconds(3600).toString());
		Citizen guest = Citizen.guest(this.port).hears(event, this.kafka, "EventPublished");
		Answer held = guest.signUp(Citizen.request(event, "erased@example.org", "Ada"), UUID.randomUUID());
		String ticket = guest.confirm(held, this.keys).body().at("/attendees/0/code").asString();
		UUID scan = scannedAndUndone(event, ticket);
		run("insert into deeds values (:id, now(), 'somebody', 'promote', 'knows the mayor')", held.id());
		assertThat(kept(held.id())).containsExactly("claims", "deeds", "keys");

		end(event, "29 days");
		this.erasure.sweep().block();
		assertThat(kept(held.id())).hasSize(3);
		assertThat(words(scan)).doesNotContain("erased").contains("ticket");
		end(event, "31 days");
		this.erasure.sweep().block();
		assertThat(kept(held.id())).isEmpty();
		assertThat(words(scan)).containsExactly("admitted", "Nord", "erased", "erased", "no ticket");
	}

	/** In one statement those of a year would end at its time limit, again and again. */
	@Test
	void whoScannedIsForgottenInPartsNoLargerThanAsked() {
		EventFixture event = EventFixture.withPlaces(1);
		Citizen.guest(this.port).hears(event, this.kafka, "EventPublished");
		run("""
				insert into scans (id, session, outcome, direction, gate, device, actor, offline, scanned_at, received_at)
				select gen_random_uuid(), :id, 'unknown', 'in', '', '', 'steward', false, now(), now()
				from generate_series(1, 5)
				""",
				event.session);
		assertThat(this.expired.forgetScanners(event.session, 2).repeat(3).collectList().block()).containsExactly(2L,
				2L, 1L, 0L);
		assertThat(read("select distinct actor from scans where session = :id", event.session))
			.containsExactly("erased");
	}

	private UUID scannedAndUndone(EventFixture event, String ticket) {
		UUID scan = UUID.randomUUID();
		Citizen supervisor = Citizen.holding(this.port,
				TestTokens.of("supervisor").in("digitale-stadt", Role.SUPERVISOR));
		Map<String, Object> one = Map.of("id", scan, "code", ticket, "scannedAt", Instant.now().toString());
		assertThat(supervisor
			.post("/api/sessions/" + event.session + "/scans", Map.of("gate", "Nord", "scans", List.of(one)), null)
			.body()
			.at("/results/0/outcome")
			.asString()).isEqualTo("admitted");
		assertThat(supervisor.post("/api/scans/" + scan + "/undo", Map.of(), null).status()).isEqualTo(200);
		return scan;
	}

	private List<String> kept(UUID registration) {
		return read("""
				select 'claims' from claims where registration = :id
				union all select 'deeds' from deeds where registration = :id
				union all select 'keys' from idempotency_keys where registration = :id
				order by 1
				""", registration);
	}

	private List<String> words(UUID scan) {
		return read("""
				select unnest(array[outcome, gate, actor, undone_by,
				                    case when ticket is null then 'no ticket' else 'ticket' end])
				from scans where id = :id
				""", scan);
	}

	@Test
	void anAddressWhoseLinksWereAskedForIsForgottenWhenItIsAnswered() {
		assertThat(Citizen.guest(this.port)
			.post("/api/registrations/lookup", Map.of("email", "forgotten@example.org"), null)
			.status()).isEqualTo(202);
		Awaitility.await()
			.atMost(Duration.ofSeconds(30))
			.until(() -> read("select 'kept' from lookups where email = 'forgotten@example.org' and :id is not null",
					UUID.randomUUID())
				.isEmpty());
	}

	private void end(EventFixture event, String ago) {
		run("update sessions set ends_at = now() - interval '" + ago + "' where event = :id", event.id);
	}

	private void run(String sql, UUID id) {
		this.database.sql(sql).bind("id", id).then().block();
	}

	private List<String> read(String sql, UUID id) {
		return this.database.sql(sql)
			.bind("id", id)
			.mapValue(String.class)
			.all()
			.collectList()
			.blockOptional()
			.orElseThrow();
	}

}
