package org.einlass.catalog.search;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/** Events are found however a question is spelled. */
@OnStage
class EventSearchIT {

	private static final String[] QUESTIONS = { "waermeplan", "warmeplan", "Wärmeplan", "WÄRMEPLAN", "cafe", "Café",
			"strasse", "straße", "grosse", "mueller", "muller", "café wärmeplan", "Müllers  große", "04107",
			"Platz 10" };

	private static final String EVENT = Stage.EVENT.replace("Sprechstunde", "Wärmeplan im Café an der Straße")
		.replace("Fragen & Antworten", "Müllers große Runde");

	@Autowired
	private Stage stage;

	@Autowired
	private WebTestClient client;

	@Autowired
	private DatabaseClient database;

	@Autowired
	private R2dbcUnfoldedEvents unfolded;

	@Test
	void anEventIsFoundInEverySpelling() {
		this.stage.published(EVENT);
		allAreFound();
		assertThat(found("wärmeplan nowhere")).isZero();
		assertThat(found("---")).isZero();
	}

	@Test
	void aWordInsideAnotherIsFoundWhereTwoVowelsMeet() {
		this.stage.published(EVENT.replace("Wärmeplan", "Neueröffnung der Feuerwehr"));
		for (String question : new String[] { "eröffnung", "eroeffnung", "neueroeff", "feuerwehr", "euer", "erwehr" }) {
			assertThat(found(question)).as(question).isEqualTo(1);
		}
	}

	@Test
	void anEventComposedOtherwiseIsFoundInEverySpelling() {
		this.stage.published(Normalizer.normalize(EVENT, Normalizer.Form.NFD));
		allAreFound();
	}

	@Test
	void whatAnOlderVersionStoredIsFoundAtOnceAndFoldedSoon() {
		this.stage.published(EVENT);
		this.database.sql("update events set search = null, search_trigrams = null").then().block();
		assertThat(found("leipzig")).as("as before").isEqualTo(1);
		this.unfolded.run().repeat().takeUntil((more) -> !more).blockLast();
		allAreFound();
	}

	@Test
	void whatAnOlderVersionChangedIsFoldedAnew() {
		this.stage.published(EVENT);
		this.database.sql("update events set search_text = 'vortrag'").then().block();
		assertThat(found("vortrag")).isEqualTo(1);
		assertThat(found("waermeplan")).isZero();
	}

	private void allAreFound() {
		for (String question : QUESTIONS) {
			assertThat(found(question)).as(question).isEqualTo(1);
			assertThat(found(Normalizer.normalize(question, Normalizer.Form.NFD))).as(question).isEqualTo(1);
		}
	}

	private int found(String question) {
		String q = URLEncoder.encode(question, StandardCharsets.UTF_8);
		JsonNode list = this.client.get()
			.uri((base) -> URI.create(base.build() + "/api/events?q=" + q))
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(JsonNode.class)
			.returnResult()
			.getResponseBody();
		assertThat(list).isNotNull();
		return list.path("total").asInt();
	}

}
