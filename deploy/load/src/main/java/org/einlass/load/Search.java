package org.einlass.load;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.gatling.javaapi.core.Session;
import io.gatling.javaapi.core.Simulation;

import static io.gatling.javaapi.core.CoreDsl.atOnceUsers;
import static io.gatling.javaapi.core.CoreDsl.exec;
import static io.gatling.javaapi.core.CoreDsl.responseTimeInMillis;
import static io.gatling.javaapi.core.CoreDsl.scenario;
import static io.gatling.javaapi.http.HttpDsl.http;
import static io.gatling.javaapi.http.HttpDsl.status;

/**
 * Visitors search a programme of 100 000 events to come: words that hardly any, some and
 * all of them have, a month, and everything. Bar of the design: p99 under 100 ms.
 */
public final class Search extends Simulation {

	private static final int EVENTS = Integer.getInteger("events", 100_000);

	private static final List<String> WORDS = List.of("Sprechstunde", "Bibliothek", "Senioren", "Café", "Vortrag",
			"Workshop", "Führung", "Konzert", "Theater", "Lesung", "Kinder", "Familie", "Sport", "Umwelt", "Klima",
			"Bürgerdialog", "Verkehr", "Fahrrad", "Museum", "Ausstellung", "Sprache", "Musik", "Tanz", "Yoga", "Garten",
			"Computer", "Sicherheit", "Daten", "Rathaus", "Feuerwehr");

	/**
	 * Stored as the service stores them: folded, with the groups of letters that lead to
	 * them.
	 */
	private static final String FILL = """
			with texts as (
			  select n, lower(concat_ws(' ', w[1 + n %% 30], w[1 + n / 30 %% 30], 'nummer', n, search_text, 'stadtbibliothek'))
			    as text, events.*
			  from events, generate_series(?::int, ?::int) n, (select ?::text[] as w) as words where id = ?::uuid),
			folded as (select texts.*, replace(translate(text, 'äöüé', 'aoue'), 'ß', 'ss') as folded from texts),
			filled as (
			  insert into events (id, slug, organisation, status, visibility, version, content, search_text, search,
			                      search_trigrams, created_at, changed_at)
			  select uuidv7(), 'gesucht-' || uuidv7(), organisation, status, visibility, version, content, text, folded,
			         trigrams(folded), now(), now()
			  from folded returning id)
			insert into event_sessions (id, event, scheduled, starts_at, ends_at)
			select uuidv7(), id, true, start, start + interval '2 hours'
			from (select id, now() + random() * interval '365 days' as start from filled) as planned
			"""
		.replace("%%", "%");

	private final Figures figures;

	private final AtomicInteger asked = new AtomicInteger();

	public Search() {
		fill(Target.hall("Gesucht", 100, true).event());
		this.figures = Figures.after(Target.WARM_UP, Target.LENGTH);
		setUp(scenario("search").during(Target.WARM_UP.plus(Target.LENGTH), false)
			.on(exec(http("search").get((session) -> "/api/events?limit=20&" + query())
				.check(status().is(200), responseTimeInMillis().saveAs("millis"))).exec(this::note))
			.injectOpen(atOnceUsers(Target.CLIENTS))).protocols(http.baseUrl(Target.GATEWAY).disableCaching());
	}

	private String query() {
		int number = this.asked.incrementAndGet();
		String word = WORDS.get(number / 5 % WORDS.size());
		String other = WORDS.get(number / 150 % WORDS.size());
		return switch (number % 5) {
			case 0 -> "q=" + word;
			case 1 -> "q=" + word + "+" + other;
			case 2 -> "q=nummer+" + number % EVENTS;
			case 3 -> "q=stadtbib&from=2027-0" + (1 + number % 9) + "-01";
			default -> "q=gibtsnicht" + number;
		};
	}

	private Session note(Session session) {
		if (session.contains("millis")) {
			this.figures.answered("status 200", session.getInt("millis"), 1);
		}
		return session.remove("millis");
	}

	private static void fill(String like) {
		try (Connection catalog = Target.database("catalog", "catalog_owner")) {
			int stored = count(catalog);
			try (PreparedStatement statement = catalog.prepareStatement(FILL)) {
				statement.setInt(1, stored + 1);
				statement.setInt(2, EVENTS);
				statement.setArray(3, catalog.createArrayOf("text", WORDS.toArray()));
				statement.setString(4, like);
				statement.executeUpdate();
			}
			// As it does by itself after a minute.
			catalog.createStatement().execute("vacuum analyze events, event_sessions");
			System.out.printf("%d events were stored, %d are now%n", stored, count(catalog));
		}
		catch (SQLException | IOException failed) {
			throw new IllegalStateException("The database cannot be filled", failed);
		}
	}

	private static int count(Connection catalog) throws SQLException {
		try (PreparedStatement statement = catalog.prepareStatement("select count(*) from events");
				ResultSet rows = statement.executeQuery()) {
			rows.next();
			return rows.getInt(1);
		}
	}

	@Override
	public void after() {
		this.figures.print("Searches among " + EVENTS + " events, " + Target.CLIENTS + " clients");
	}

}
