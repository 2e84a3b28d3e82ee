package org.einlass.catalog.showcase;

import java.util.UUID;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@OnStage
class ShowcaseIT {

	private static final String EVENT_PAGE = "/events/sprechstunde-script-alert-1-script";

	@Autowired
	private WebTestClient client;

	@Autowired
	private DatabaseClient database;

	@Autowired
	private Stage stage;

	@Test
	void theProgrammeListsPublishedEventsByDay() {
		this.stage.published(Stage.EVENT);
		this.stage.draft(Stage.EVENT.replace("Sprechstunde", "Entwurf"));
		assertThat(this.stage.page("/"))
			.contains("Freitag, 19. Juni 2099", "Sprechstunde &lt;script&gt;", "18–20 Uhr", "Stadtbibliothek, Leipzig",
					"Fragen &amp; Antworten", "Plätze frei", "1 Veranstaltung<", "Stadt &amp; Land")
			.doesNotContain("<script>alert", "Entwurf", "??");
		assertThat(this.stage.page("/?lang=en"))
			.contains("Friday, 19 June 2099", "Consultation", "18:00–20:00", "Places free", "1 event<")
			.doesNotContain("??");
	}

	@Test
	void anUnlistedEventIsNotForSearchEngines() {
		this.stage.published(Stage.EVENT);
		this.client.get().uri(EVENT_PAGE).exchange().expectHeader().doesNotExist("X-Robots-Tag");
		this.database.sql("update events set content = jsonb_set(content, '{visibility}', '\"unlisted\"')")
			.then()
			.block();
		this.client.get().uri(EVENT_PAGE).exchange().expectHeader().valueEquals("X-Robots-Tag", "noindex");
	}

	@Test
	void filtersAndAnEmptyListNeedNoScript() {
		this.stage.published(Stage.EVENT);
		assertThat(this.stage.page("/?q=sprechstunde&topic=digitales&format=on_site&accessible=wheelchair"
				+ "&organisation=stadt&from=2099-06-19&to=2099-06-19"))
			.contains("Freitag, 19. Juni 2099", "value=\"sprechstunde\"", "value=\"2099-06-19\"", "open=\"open\"");
		assertThat(this.stage.page("/?q=%22%3E%3Cscript%3E")).contains("Dazu haben wir nichts gefunden")
			.doesNotContain("\"><script>");
		this.client.get().uri("/?from=gestern").exchange().expectStatus().isBadRequest();
	}

	@Test
	void longListsHaveSeveralPages() {
		for (int i = 0; i < 21; i++) {
			this.stage.published(Stage.EVENT);
		}
		String first = this.stage.page("/?topic=digitales");
		assertThat(first).contains("21 Veranstaltungen", "Weitere Veranstaltungen").doesNotContain("Zum Anfang");
		String next = first.replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
		assertThat(this.stage.page(next)).contains("Zum Anfang").doesNotContain("Weitere Veranstaltungen");
		String hosts = this.stage.page("/organisations/stadt");
		assertThat(hosts).contains("rel=\"next\" href=\"/organisations/stadt?cursor=", "Weitere Veranstaltungen");
		String rest = hosts.replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
		assertThat(this.stage.page(rest)).contains("Sprechstunde").doesNotContain("Weitere Veranstaltungen");
	}

	@Test
	void theNextPageKeepsEveryFilter() {
		String event = Stage.EVENT
			.replace("\"topics\"", "\"languages\": [\"de\"], \"targetGroups\": [\"alle\"], \"topics\"")
			.replace("\"city\"", "\"latitude\": 51.33, \"longitude\": 12.37, \"city\"");
		this.stage.published(event);
		this.stage.published(event);
		String programme = this.database.sql("""
				with digitaltag as (
				  insert into programmes (id, slug, title, description)
				  values (uuidv7(), 'tag-' || uuidv7(), '{"de": "Digitaltag"}', 'null') returning id, slug),
				collected as (update events set programmes = array[digitaltag.id] from digitaltag)
				select slug from digitaltag
				""").mapValue(String.class).one().block();
		String filters = "programme=" + programme
				+ "&language=de&targetGroup=alle&near=51.33,12.37&radius=900&bbox=12,51,13,52";
		assertThat(this.stage.page("/?limit=1&" + filters)).contains("2 Veranstaltungen",
				"rel=\"next\" href=\"/?" + filters.replace("&", "&amp;").replace(",", "%2C") + "&amp;cursor=");
	}

	@Test
	void theOtherLanguageKeepsTheFilters() {
		assertThat(this.stage.page("/?q=café&lang=de&topic=digitales"))
			.contains("href=\"?q=caf%C3%A9&amp;topic=digitales&amp;lang=en\"");
		assertThat(this.stage.page("/?lang=en")).contains("href=\"?lang=de\"");
	}

	@Test
	void theEventPageShowsWhatIsThereAndHowToGetIn() {
		String id = this.stage.published(Stage.EVENT);
		assertThat(this.stage.page(EVENT_PAGE))
			.contains("Freitag, 19. Juni 2099, 18–20 Uhr", "Am Platz 10", "04107 Leipzig", "<strong>Fett</strong>",
					"Rollstuhlgerecht", "<bdi>Vor Ort</bdi>: Plätze frei", "/sign-up/" + id, "/organisations/stadt")
			.doesNotContain("<script>alert", "onerror", "??");
		assertThat(this.stage.page(EVENT_PAGE + "?lang=en"))
			.contains("Consultation", "<bdi>On site</bdi>: Places free", "Sign up")
			.doesNotContain("??");
	}

	@Test
	void theEventPageSaysWhenSignUpIsNotHereOrNotNow() {
		signUp("\"kind\": \"here\", \"opensAt\": \"2099-05-01T08:00:00+02:00\"", "öffnet am 1. Mai 2099, 8 Uhr");
		signUp("\"kind\": \"here\", \"closesAt\": \"2020-05-01T08:00:00+02:00\"", "Die Anmeldung ist geschlossen");
		signUp("\"kind\": \"elsewhere\", \"elsewhere\": {\"phone\": \"0341 12\"}", "href=\"tel:034112\"");
		signUp("\"kind\": \"none\"", "Einfach kommen");
		signUp("\"kind\": \"unknown\"", "Bitte fragen Sie den Veranstalter");
	}

	private void signUp(String settings, String text) {
		this.stage.empty();
		this.stage.published(Stage.EVENT.replace("\"kind\": \"here\"", settings));
		assertThat(this.stage.page(EVENT_PAGE)).contains(text).doesNotContain("kern-btn--block");
	}

	@Test
	void aCancelledEventSaysSoWithItsReason() {
		String id = this.stage.published(Stage.EVENT);
		this.stage.post("/api/events/" + id + "/cancel", "{\"reason\": \"Krankheit <b>\"}");
		assertThat(this.stage.page(EVENT_PAGE)).contains("abgesagt", "Krankheit &lt;b&gt;").doesNotContain("/sign-up/");
	}

	@Test
	void nobodySignsUpForWhatHasNoDateLeft() {
		String id = this.stage.published(Stage.EVENT);
		UUID session = this.database.sql("select id from event_sessions").mapValue(UUID.class).one().block();
		this.stage.post("/api/events/" + id + "/sessions/" + session + "/cancel", "{}");
		assertThat(this.stage.page(EVENT_PAGE)).contains("Abgesagt", "Die Anmeldung ist geschlossen")
			.doesNotContain("/sign-up/");
	}

	@Test
	void anEventThatIsOverSaysSo() {
		this.stage.published(Stage.EVENT.replace("2099", "2020"));
		assertThat(this.stage.page(EVENT_PAGE)).contains("Diese Veranstaltung ist vorbei").doesNotContain("/sign-up/");
	}

	@Test
	void aHostHasAPageWithItsEvents() {
		this.stage.published(Stage.EVENT);
		assertThat(this.stage.page("/organisations/stadt")).contains("<h1", "Stadt &amp; Land", "Sprechstunde",
				"1 Veranstaltung<");
		this.client.get().uri("/organisations/nirgends").exchange().expectStatus().isNotFound();
	}

	@Test
	void whatIsNotPublicIsUnknown() {
		this.stage.draft(Stage.EVENT);
		this.client.get().uri(EVENT_PAGE).exchange().expectStatus().isNotFound();
		this.client.get().uri("/events/gibt-es-nicht").exchange().expectStatus().isNotFound();
	}

}
