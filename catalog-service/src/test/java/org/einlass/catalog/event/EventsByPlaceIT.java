package org.einlass.catalog.event;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;

import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The list of what is somewhere. The library of the draft is at 51.3346, 12.3762. */
@CatalogTest
class EventsByPlaceIT {

	@Autowired
	Api api;

	@Autowired
	DatabaseClient database;

	private final String topic = "place-" + UUID.randomUUID();

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			near=51.3346,12.3762                | 1
			near=51.3346,12.3762&radius=1       | 1
			near=51.34,12.37                    | 1
			near=51.3446,12.3762&radius=1120    | 1
			near=51.3446,12.3762&radius=1100    | 0
			near=51.3446,12.3922&radius=1200    | 0
			near=51.3446,12.3922&radius=1600    | 1
			near=52.52,13.405                   | 0
			radius=100                          | 1
			near=52.52,13.405&radius=100000     | 0
			bbox=12.2,51.2,12.6,51.5            | 1
			bbox=12.2,51.2,12.3,51.5            | 0
			bbox=12.2,51.5,12.6,51.2            | 1
			bbox=12.2,51.1,12.6,51.0            | 0
			bbox=170,51.2,12.6,51.5             | 1
			bbox=170,51.2,-170,51.5             | 0
			bbox=12.2,51.2,12.6,51.5&near=52,13 | 0
			""")
	void anEventIsFoundWhereItIs(String where, int found) {
		this.api.published(draft());
		assertThat(total(where)).isEqualTo(found);
	}

	@Test
	void onlyASessionToComeCounts() {
		ObjectNode draft = draft();
		ObjectNode over = draft.at("/sessions/0").deepCopy().asObject();
		over.put("start", "2020-01-01T10:00:00+01:00").put("end", "2020-01-01T11:00:00+01:00");
		((ObjectNode) draft.at("/sessions/0")).withObject("/venue").put("latitude", 52.52).put("longitude", 13.405);
		draft.withArray("sessions").add(over);
		this.api.published(draft);
		assertThat(total("near=52.52,13.405")).isEqualTo(1);
		assertThat(total("near=51.3346,12.3762")).isZero();
		assertThat(total("near=51.3346,12.3762&from=2019-01-01")).isEqualTo(1);
	}

	@Test
	void whoMovesIsFoundThereAndWhoIsNowhereIsNot() {
		JsonNode event = this.api.published(draft());
		ObjectNode moved = event.deepCopy().asObject();
		((ObjectNode) moved.at("/sessions/0")).withObject("/venue").put("latitude", 52.52).put("longitude", 13.405);
		JsonNode there = Api.json(this.api.change(event, moved).expectStatus().isOk());
		assertThat(total("near=52.52,13.405")).isEqualTo(1);
		assertThat(total("near=51.3346,12.3762")).isZero();
		ObjectNode nowhere = there.deepCopy().asObject();
		((ObjectNode) nowhere.at("/sessions/0")).remove("venue");
		this.api.change(there, nowhere).expectStatus().isOk();
		assertThat(total("bbox=-180,-90,180,90")).isZero();
	}

	/** The statement of the migration, on rows as they were before it. */
	@Test
	void whatIsThereAlreadyIsFilledInFromItsDocument() throws IOException {
		this.api.published(draft());
		this.database.sql("update event_sessions set latitude = null, longitude = null").then().block();
		assertThat(total("near=51.3346,12.3762")).isZero();
		String migration = resource("/db/migration/V4__places_of_sessions.sql");
		this.database.sql(migration.replaceAll("(?s).*(update event_sessions.*?);.*", "$1")).then().block();
		assertThat(total("near=51.3346,12.3762")).isEqualTo(1);
	}

	private static String resource(String name) throws IOException {
		try (InputStream file = Objects.requireNonNull(EventsByPlaceIT.class.getResourceAsStream(name))) {
			return new String(file.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	private ObjectNode draft() {
		ObjectNode draft = Api.draft();
		draft.putArray("topics").add(this.topic);
		return draft;
	}

	private int total(String where) {
		return Api
			.json(this.api.call(null, HttpMethod.GET, "/api/events?topic=" + this.topic + "&" + where, null)
				.expectStatus()
				.isOk())
			.path("total")
			.asInt();
	}

}
