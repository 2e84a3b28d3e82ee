package org.einlass.registration.door;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

import org.einlass.registration.RegistrationApplication;
import org.einlass.registration.ticket.TicketCodes;
import org.einlass.starter.text.SearchText;
import org.einlass.starter.test.EmbeddedParts;
import org.einlass.starter.test.TestDatabase;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.web.reactive.server.WebTestClient;

/**
 * One event with sign-ups in a database of its own, and any number of service instances
 * on it. Rows are inserted by SQL: what the door finds, however it came about.
 */
public final class DoorWorld implements AutoCloseable {

	public static final String ORGANISATION = "digitale-stadt";

	private static final AtomicInteger REFERENCES = new AtomicInteger();

	private final TestDatabase database = TestDatabase.create();

	private final List<ConfigurableApplicationContext> instances = new ArrayList<>();

	/** Starts an instance of the service. */
	public WebTestClient start(String... settings) {
		List<String> arguments = new ArrayList<>(List.of(settings));
		String key = Base64.getEncoder().encodeToString(new byte[32]);
		EmbeddedParts.environment(this.database).forEach((name, value) -> arguments.add("--" + name + "=" + value));
		arguments.add("--logging.level.root=warn");
		arguments.add("--EINLASS_LINK_KEY=" + key);
		arguments.add("--EINLASS_TICKET_KEY_SECRET=" + key);
		ConfigurableApplicationContext instance = new SpringApplicationBuilder(RegistrationApplication.class)
			.run(arguments.toArray(String[]::new));
		this.instances.add(instance);
		return WebTestClient.bindToServer()
			.baseUrl("http://localhost:" + instance.getEnvironment().getProperty("local.server.port"))
			.responseTimeout(Duration.ofSeconds(30))
			.build();
	}

	/** A part of the first instance. */
	public <T> T bean(String name, Class<T> type) {
		return this.instances.getFirst().getBean(name, type);
	}

	/** The code of a ticket, as its holder has it. */
	public String code(UUID ticket, UUID event) {
		return this.instances.getFirst().getBean(TicketCodes.class).codeOf(ticket, event).blockOptional().orElseThrow();
	}

	/** An event of this organisation; times are those of its sessions. */
	public UUID event(String organisation) {
		UUID event = UUID.randomUUID();
		run("""
				insert into events (id, version, organisation, organisation_name, slug, status, visibility, title, sign_up,
				                    changed_at)
				values (?, 1, ?, 'Digitale Stadt', ?, 'published', 'public', '{"de": "Sprechstunde"}', '{"kind": "here"}',
				        now())
				""",
				event, organisation, event.toString());
		return event;
	}

	/** A session with a venue, that starts so long from now and lasts two hours. */
	public UUID session(UUID event, Duration startsIn, String room) {
		UUID session = UUID.randomUUID();
		Instant start = Instant.now().plus(startsIn);
		run("""
				insert into sessions (id, event, status, starts_at, ends_at, zone, all_day, online, venue)
				values (?, ?, 'scheduled', ?::timestamptz, ?::timestamptz, 'Europe/Berlin', false, false,
				        jsonb_build_object('name', ?))
				""", session, event, start.toString(), start.plus(Duration.ofHours(2)).toString(), room);
		return session;
	}

	public UUID quota(UUID event, UUID session, String name) {
		UUID quota = UUID.randomUUID();
		run("""
				insert into quotas (id, session, event, name, kind, position, wanted, places, taken, waiting_list)
				values (?, ?, ?, jsonb_build_object('de', ?), 'on_site', 1, null, null, 0, true)
				""", quota, session, event, name);
		return quota;
	}

	/** A registration with its contact. */
	public SignUp signUp(UUID event, String status, String contact) {
		UUID registration = UUID.randomUUID();
		String reference = "TEST-%04d".formatted(REFERENCES.incrementAndGet());
		run("""
				insert into registrations (id, reference, event, status, language, created_at)
				values (?, ?, ?, ?, 'de', now())
				""", registration, reference, event, status);
		run("insert into contacts (registration, name, email, search) values (?, ?, ?, ?)", registration, contact,
				contact.toLowerCase(java.util.Locale.ROOT).replace(' ', '.') + "@example.org", SearchText.of(contact));
		return new SignUp(registration, reference, event);
	}

	/** A ticket of a registration with one place. */
	public UUID ticket(SignUp signUp, int number, String name, String state, UUID quota, String placeState) {
		UUID ticket = UUID.randomUUID();
		run("insert into tickets (id, registration, event, number, state, name, search) values (?, ?, ?, ?, ?, ?, ?)",
				ticket, signUp.id(), signUp.event(), number, state, name, SearchText.of(name));
		run("""
				insert into places (ticket, quota, session, state, waiting_since)
				select ?, q.id, q.session, wanted.state, case when wanted.state = 'waitlisted' then r.created_at end
				from quotas q, registrations r, (select ? as state) as wanted where q.id = ? and r.id = ?
				""", ticket, placeState, quota, signUp.id());
		return ticket;
	}

	/** A confirmed ticket of its own registration. */
	public UUID ticket(UUID event, UUID quota, String name) {
		return ticket(signUp(event, "confirmed", name), 1, name, "valid", quota, "confirmed");
	}

	public void run(String sql, Object... values) {
		try (Connection connection = this.database.connect();
				PreparedStatement statement = bound(connection, sql, values)) {
			statement.execute();
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	/** The first column of every row. */
	public List<String> read(String sql, Object... values) {
		try (Connection connection = this.database.connect();
				PreparedStatement statement = bound(connection, sql, values);
				ResultSet rows = statement.executeQuery()) {
			List<String> read = new ArrayList<>();
			while (rows.next()) {
				read.add(String.valueOf(rows.getString(1)));
			}
			return read;
		}
		catch (SQLException failure) {
			throw new IllegalStateException(failure);
		}
	}

	private static PreparedStatement bound(Connection connection, String sql, Object... values) throws SQLException {
		PreparedStatement statement = connection.prepareStatement(sql);
		for (int i = 0; i < values.length; i++) {
			statement.setObject(i + 1, values[i]);
		}
		return statement;
	}

	/** One scan, now, as the body of a call. */
	public static Map<String, Object> scans(UUID id, String code, String direction) {
		return Map.of("device", "phone-3", "gate", "Nord", "scans", List.of(Map.of("id", id, "code", code, "direction",
				direction, "scannedAt", Instant.now().toString(), "offline", false)));
	}

	@Override
	public void close() {
		this.instances.forEach(ConfigurableApplicationContext::close);
	}

	/** A registration as its holder knows it. */
	public record SignUp(UUID id, String reference, UUID event) {
	}

}
