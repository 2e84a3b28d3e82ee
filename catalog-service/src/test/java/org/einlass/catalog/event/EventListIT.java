package org.einlass.catalog.event;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einlass.catalog.Api.json;

/** The public list: what it shows, in which order, and page by page. */
@CatalogTest
class EventListIT {

	@Autowired
	Api api;

	@Autowired
	DatabaseClient database;

	@Test
	void onlyPublicPublishedEventsToComeAreListed() {
		this.api.created(titled("draft", "onlyPublic", "2098-06-01"));
		this.api.published(titled("past", "onlyPublic", "2020-06-01"));
		this.api.published(titled("unlisted", "onlyPublic", "2098-06-01").put("visibility", "unlisted"));
		this.api.published(titled("internal", "onlyPublic", "2098-06-01").put("visibility", "internal"));
		this.api.published(titled("shown", "onlyPublic", "2098-06-01"));
		assertThat(titles("topic=onlyPublic")).containsExactly("shown");
		assertThat(titles("topic=onlyPublic&from=2020-01-01")).containsExactly("past", "shown");
		assertThat(titles("topic=onlyPublic&from=2020-01-01&to=2020-06-01")).containsExactly("past");
	}

	@Test
	void anEventIsListedOnceByItsNextSession() {
		ObjectNode series = titled("series", "series", "2098-08-01");
		ObjectNode earlier = series.at("/sessions/0").deepCopy().asObject();
		earlier.put("start", "2020-01-01T10:00:00+01:00").put("end", "2020-01-01T11:00:00+01:00");
		series.withArray("sessions").add(earlier);
		this.api.published(series);
		this.api.published(titled("between", "series", "2098-07-01"));
		assertThat(titles("topic=series")).containsExactly("between", "series");
		assertThat(titles("topic=series&from=2019-01-01")).containsExactly("series", "between");
		assertThat(list("topic=series").at("/items/1/sessions")).hasSize(1);
	}

	@Test
	void whatBeganLongAgoIsListedUntilItEnds() {
		ObjectNode exhibition = titled("exhibition", "long", "2097-01-01");
		exhibition.withObject("/sessions/0").put("end", "2097-12-31T18:00:00+01:00");
		this.api.published(exhibition);
		this.api.published(titled("evening", "long", "2097-11-01"));
		assertThat(titles("topic=long&from=2097-12-01")).containsExactly("exhibition");
		assertThat(titles("topic=long&from=2097-10-01")).containsExactly("exhibition", "evening");
		assertThat(titles("topic=long&from=2098-01-01")).isEmpty();
	}

	@Test
	void pagesAreReadByCursor() {
		for (String day : List.of("2098-09-03", "2098-09-01", "2098-09-02", "2098-09-02")) {
			this.api.published(titled(day, "pages", day));
		}
		JsonNode first = list("topic=pages&limit=3");
		assertThat(first.path("total").asInt()).isEqualTo(4);
		assertThat(first.path("items")).hasSize(3);
		JsonNode second = list("topic=pages&limit=3&cursor=" + first.path("next").asString());
		assertThat(second.path("items")).hasSize(1);
		assertThat(second.at("/items/0/title/de").asString()).isEqualTo("2098-09-03");
		assertThat(second.path("next").isNull()).isTrue();
	}

	@ParameterizedTest
	@CsvSource({ "q=gartenfest", "q=FEST im garten", "q=tenfe", "q=im", "q=Leipzig", "format=hybrid", "language=uk",
			"accessible=sign_language", "targetGroup=kinder", "organisation=digitale-stadt" })
	void filtersNarrowTheList(String query) {
		String topic = "filters-" + UUID.randomUUID();
		ObjectNode event = titled("Gartenfest im Park", topic, "2098-10-01").put("format", "hybrid");
		event.putArray("languages").add("uk");
		event.putArray("accessibility").add("sign_language");
		event.putArray("targetGroups").add("kinder");
		this.api.published(event);
		assertThat(titles(query + "&topic=" + topic)).containsExactly("Gartenfest im Park");
		String another = query.replaceFirst("=.*", query.startsWith("format") ? "=online" : "=nowhere");
		assertThat(titles(another + "&topic=" + topic)).isEmpty();
		assertThat(titles(query + "&topic=nowhere")).isEmpty();
	}

	@Test
	void manyAreReadByTimeAndNotCountedToTheEnd() {
		this.api.published(titled("Sternwarte", "many", "2091-01-01"));
		fill("Sternwarte", 1_200);
		try {
			JsonNode many = list("q=sternwarte&limit=2");
			assertThat(many.path("total").asInt()).isEqualTo(1_001);
			assertThat(many.path("atLeast").asBoolean()).isTrue();
			assertThat(many.at("/items/0/title/de").asString()).isEqualTo("Sternwarte");
			assertThat(many.at("/items/0/sessions/0/start").asString()).startsWith("2091-01-01");
			JsonNode month = list("q=sternwarte&to=2091-01-31");
			assertThat(month.path("total").asInt()).isEqualTo(31);
			assertThat(month.propertyNames()).containsExactly("items", "next", "total");
		}
		finally {
			this.database.sql("delete from events where slug like 'many-%'").then().block();
		}
	}

	/** One more each day, from the event of that title on. */
	private void fill(String title, int days) {
		this.database
			.sql("""
					with copied as (
					  insert into events (id, slug, organisation, status, visibility, version, content, search_text, created_at,
					                      changed_at)
					  select uuidv7(), 'many-' || day, organisation, status, visibility, version, content, search_text, created_at,
					         changed_at
					  from events, generate_series(1, :days) as day where slug = lower(:title)
					  returning id, substr(slug, 6)::int as day)
					insert into event_sessions (id, event, scheduled, starts_at, ends_at)
					select uuidv7(), id, true, timestamptz '2091-01-01 10:00+01' + day * interval '1 day',
					       timestamptz '2091-01-01 11:00+01' + day * interval '1 day'
					from copied
					""")
			.bind("title", title)
			.bind("days", days)
			.then()
			.block();
	}

	@Test
	void whoMovesAnEventFindsItWhereItIsNow() {
		JsonNode event = this.api.published(titled("moved", "moved", "2098-11-01"));
		this.api.change(event, titled("moved", "moved", "2099-11-01")).expectStatus().isOk();
		assertThat(titles("topic=moved&to=2098-12-31")).isEmpty();
		assertThat(titles("topic=moved")).containsExactly("moved");
	}

	@Test
	void anUnchangedListIsNotSentAgain() {
		this.api.published(titled("tag", "etag", "2098-06-01"));
		String tag = this.api.tag("/api/events?topic=etag");
		this.api.request(null, HttpMethod.GET, "/api/events?topic=etag")
			.header(HttpHeaders.IF_NONE_MATCH, tag)
			.exchange()
			.expectStatus()
			.isNotModified();
		this.api.published(titled("tag", "etag", "2098-06-02"));
		this.api.request(null, HttpMethod.GET, "/api/events?topic=etag")
			.header(HttpHeaders.IF_NONE_MATCH, tag)
			.exchange()
			.expectStatus()
			.isOk();
	}

	private static ObjectNode titled(String title, String topic, String day) {
		ObjectNode draft = Api.draft();
		draft.putObject("title").put("de", title);
		draft.putArray("topics").add(topic);
		((ObjectNode) draft.at("/sessions/0")).put("start", day + "T10:00:00+02:00")
			.put("end", day + "T11:00:00+02:00");
		return draft;
	}

	private JsonNode list(String query) {
		return json(this.api.call(null, HttpMethod.GET, "/api/events?" + query, null).expectStatus().isOk());
	}

	private List<String> titles(String query) {
		List<String> titles = new ArrayList<>();
		list(query).path("items").forEach((item) -> titles.add(item.at("/title/de").asString()));
		return titles;
	}

}
