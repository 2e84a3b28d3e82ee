package org.einlass.catalog.desk;

import java.util.Map;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

/** What organisers do, with plain forms as a browser without script sends them. */
@OnStage
class DeskIT {

	@Autowired
	private WebTestClient client;

	@Autowired
	private DatabaseClient database;

	@Autowired
	private Stage stage;

	@Test
	void anEventIsCreatedPublishedChangedAndCancelled() {
		String address = created(post("/manage/events", form()));
		assertThat(page(address)).contains("Entwurf", "value=\"2099-06-19T18:00\"", "Noch ist es ein Entwurf")
			.doesNotContain("??");
		String event = address.replaceAll("\\?.*", "");
		assertThat(page(event + "/publish")).contains("Ab dann können alle sie sehen");
		created(post(event + "/publish", new LinkedMultiValueMap<>()));
		assertThat(this.stage.page("/events/lesung")).contains("Freitag, 19. Juni 2099, 18–20 Uhr", "Vor Ort");
		LinkedMultiValueMap<String, String> change = form();
		change.set("version", "2");
		change.set("title.de", "Neue Lesung");
		created(post(event, change));
		assertThat(this.stage.page("/events/lesung")).contains("Neue Lesung");
		assertThat(page(event + "/cancel")).contains("Zehn Minuten lang können Sie das zurücknehmen",
				"name=\"reason\"");
		created(post(event + "/cancel", new LinkedMultiValueMap<>(Map.of("reason", java.util.List.of("Krankheit")))));
		assertThat(this.stage.page("/events/lesung")).contains("abgesagt", "Krankheit");
		assertThat(page(event)).contains("Doch nicht absagen?").doesNotContain("??");
		created(post(event + "/undo-cancel", new LinkedMultiValueMap<>()));
		assertThat(this.stage.page("/events/lesung")).doesNotContain("Krankheit");
		created(post(event + "/cancel", new LinkedMultiValueMap<>()));
		assertThat(page("/manage?show=closed")).contains("Neue Lesung", "Abgesagt").doesNotContain("??");
	}

	@Test
	void whatIsWrongIsSaidAtItsFieldAndTheInputIsKept() {
		LinkedMultiValueMap<String, String> form = form();
		form.set("title.de", "");
		form.set("summary.de", "Bleibt <b>");
		form.set("sessions[0].start", "2027-03-28T02:30");
		form.set("sessions[0].quotas[0].places", "viele");
		String page = refused(post("/manage/events", form), 400);
		assertThat(page)
			.contains("Bitte prüfen Sie Ihre Angaben", "Bleibt &lt;b&gt;", "value=\"viele\"", "id=\"title.de-error\"",
					"aria-describedby=\"title.de-error\"", "href=\"#sessions[0].start\"",
					"Die Uhren werden vorgestellt", "Bitte eine ganze Zahl.")
			.doesNotContain("??");
		assertThat(page("/manage/events" + Stage.otherLanguage(page))).contains("New event");
	}

	@Test
	void rowsAreAddedAndRemovedWithoutScript() {
		LinkedMultiValueMap<String, String> form = form();
		form.set("action", "add-session");
		assertThat(refused(post("/manage/events", form), 200)).contains("sessions[1].start", "value=\"Bibliothek\"");
		form.set("action", "add-quota:sessions[0]");
		assertThat(refused(post("/manage/events", form), 200)).contains("sessions[0].quotas[1].places");
		form.set("action", "remove:sessions[0].quotas[0]");
		assertThat(refused(post("/manage/events", form), 200)).doesNotContain("name=\"sessions[0].quotas[0].places\"");
	}

	@Test
	void whoWasOvertakenSeesSoAndKeepsTheInput() {
		String event = created(post("/manage/events", form())).replaceAll("\\?.*", "");
		LinkedMultiValueMap<String, String> mine = form();
		mine.set("version", "1");
		created(post(event, mine));
		mine.set("title.de", "Zu spät");
		String page = refused(post(event, mine), 412);
		assertThat(page).contains("Inzwischen geändert", "value=\"Zu spät\"", "name=\"version\" value=\"2\"");
	}

	@Test
	void aQuotaHasAnAudienceOfItsOwnAndLosesItAgain() {
		LinkedMultiValueMap<String, String> form = form();
		form.set("sessions[0].quotas[0].audience.level", "account");
		String event = created(post("/manage/events", form)).replaceAll("\\?.*", "");
		String page = page(event);
		assertThat(page).contains("Wer bekommt diese Plätze?").doesNotContain("??");
		assertThat(page).containsPattern("(?s)quotas\\[0]\\.audience\\.level\".*?value=\"account\" selected");
		form.set("version", "1");
		form.set("sessions[0].id", page.replaceAll("(?s).*name=\"sessions\\[0].id\" value=\"([^\"]*)\".*", "$1"));
		form.set("sessions[0].quotas[0].id",
				page.replaceAll("(?s).*name=\"sessions\\[0].quotas\\[0].id\" value=\"([^\"]*)\".*", "$1"));
		form.set("sessions[0].quotas[0].audience.level", "");
		created(post(event, form));
		assertThat(page(event)).doesNotContain("value=\"account\" selected");
	}

	@Test
	void aQuotaIsNotLoweredBelowWhatIsTaken() {
		String event = created(post("/manage/events", form())).replaceAll("\\?.*", "");
		String page = page(event);
		String session = page.replaceAll("(?s).*name=\"sessions\\[0].id\" value=\"([^\"]*)\".*", "$1");
		String quota = page.replaceAll("(?s).*name=\"sessions\\[0].quotas\\[0].id\" value=\"([^\"]*)\".*", "$1");
		this.database.sql("""
				insert into availability (quota, event, version, taken, waiting, bucket)
				values (:quota, :event, 1, 9, 0, 'plenty')
				""")
			.bind("quota", java.util.UUID.fromString(quota))
			.bind("event", java.util.UUID.fromString(event.replace("/manage/events/", "")))
			.then()
			.block();
		LinkedMultiValueMap<String, String> form = form();
		form.set("version", "1");
		form.set("sessions[0].id", session);
		form.set("sessions[0].quotas[0].id", quota);
		form.set("sessions[0].quotas[0].places", "8");
		assertThat(refused(post(event, form), 409)).contains("Es sind schon 9 Plätze vergeben",
				"id=\"sessions[0].quotas[0].places-error\"");
	}

	@Test
	void theDeskShowsToEveryoneWhatTheyMayDo() {
		this.stage.published(Stage.EVENT);
		this.stage.draft(Stage.EVENT.replace("Sprechstunde", "Entwurf"));
		assertThat(page("/manage"))
			.contains("Neue Veranstaltung", "0 von 50 vergeben", "/attendance", "/registrations", "/door/",
					"&lt;script&gt;")
			.doesNotContain("<script>alert", "??");
		String withdrawn = this.stage.published(Stage.EVENT.replace("Sprechstunde", "Zurückgezogen"));
		this.stage.post("/api/events/" + withdrawn + "/withdraw", "{}");
		assertThat(page("/manage?show=closed")).contains("/manage/events/" + withdrawn + "/preview");
		assertThat(this.stage.page("/manage?show=closed", Stage.STEWARD)).doesNotContain(withdrawn);
		assertThat(this.stage.page("/manage?lang=en", Stage.STEWARD)).contains("Consultation", "/door/")
			.doesNotContain("New event", "Sign-ups", "Entwurf", "??");
		this.client.get().uri("/manage").exchange().expectStatus().isUnauthorized();
	}

	@Test
	void whatIsMissingToPublishIsSaidInTheEditor() {
		LinkedMultiValueMap<String, String> form = form();
		form.keySet().removeIf((field) -> field.contains("quotas"));
		String event = created(post("/manage/events", form)).replaceAll("\\?.*", "");
		assertThat(refused(post(event + "/publish", new LinkedMultiValueMap<>()), 409))
			.contains("Es fehlen Plätze", "kein Termin hat ein Kontingent", "name=\"sessions[0].start\"")
			.doesNotContain("??");
		assertThat(refused(post(event + "/publish?lang=en", new LinkedMultiValueMap<>()), 409))
			.contains("no session has a quota");
	}

	@Test
	void longListsHaveSeveralPagesAndNothingIsOutOfReach() {
		this.stage.draft(Stage.EVENT.replace("Sprechstunde", "Vorlage"));
		this.database
			.sql("""
					with copied as (
					  insert into events (id, slug, organisation, status, visibility, version, content, search_text,
					    created_at, changed_at)
					  select uuidv7(), 'many-' || number, organisation, case when number > 1100 then 'published' else 'draft' end,
					    visibility, version,
					    jsonb_set(content, '{title,de}', to_jsonb('Nummer ' || number)), search_text, created_at, changed_at
					  from events, generate_series(1, 1102) as number
					  returning id, substr(slug, 6)::int as number)
					insert into event_sessions (id, event, scheduled, starts_at, ends_at)
					select uuidv7(), id, true, timestamptz '2019-01-01 10:00+01' + number * interval '1 hour',
					  timestamptz '2019-01-01 11:00+01' + number * interval '1 hour'
					from copied
					""")
			.then()
			.block();
		assertThat(page("/manage?show=drafts")).contains("Entwürfe (1101)", ">Nummer 1<", ">Nummer 50<", "page=1")
			.doesNotContain(">Nummer 51<");
		assertThat(page("/manage?show=drafts&page=21")).contains(">Nummer 1051<", ">Nummer 1100<", "page=22");
		assertThat(page("/manage?show=drafts&page=22")).contains("Vorlage").doesNotContain("page=23");
		String past = page("/manage?show=past");
		assertThat(past.indexOf("Nummer 1102")).isPositive().isLessThan(past.indexOf("Nummer 1101"));
		assertThat(this.stage.page("/manage?show=drafts", Stage.STEWARD)).contains("Entwürfe (0)", "Vergangen (2)");
	}

	@Test
	void aDraftIsCopiedAndDeleted() {
		String event = created(post("/manage/events", form())).replaceAll("\\?.*", "");
		String copy = created(post(event + "/copy", new LinkedMultiValueMap<>()));
		assertThat(page(copy)).contains("Das hier ist die Kopie");
		assertThat(created(post(event + "/delete", new LinkedMultiValueMap<>()))).isEqualTo("/manage?done=deleted");
		this.client.get().uri(event).header("Authorization", Stage.ORGANISER).exchange().expectStatus().isNotFound();
	}

	@Test
	void aWindowThatIsOverIsPublishedOnlyWhenItIsMeantAndACopyLeavesItOut() {
		LinkedMultiValueMap<String, String> form = form();
		form.set("signUp.closesAt", "2020-01-01T12:00");
		String event = created(post("/manage/events", form)).replaceAll("\\?.*", "");
		assertThat(refused(post(event + "/publish", new LinkedMultiValueMap<>()), 409))
			.contains("Die Anmeldung ist schon zu Ende", "Trotzdem veröffentlichen", "name=\"anyway\"")
			.doesNotContain("??");
		String copy = created(post(event + "/copy", new LinkedMultiValueMap<>()));
		assertThat(copy).endsWith("?done=copied-emptied");
		assertThat(page(copy)).contains("haben wir geleert").doesNotContain("2020-01-01");
		created(post(event + "/publish", new LinkedMultiValueMap<>(Map.of("anyway", java.util.List.of("on")))));
	}

	@Test
	void pressingCopyTwiceMakesOneCopy() {
		String event = created(post("/manage/events", form())).replaceAll("\\?.*", "");
		String id = page(event + "/copy").replaceAll("(?s).*name=\"copy\" value=\"([^\"]+)\".*", "$1");
		LinkedMultiValueMap<String, String> press = new LinkedMultiValueMap<>(Map.of("copy", java.util.List.of(id)));
		String first = created(post(event + "/copy", press));
		assertThat(created(post(event + "/copy", press))).isEqualTo(first).contains(id);
	}

	@Test
	void aPlaceByCodeIsSaidBeforeItIsPublished() {
		LinkedMultiValueMap<String, String> form = form();
		form.set("sessions[0].quotas[0].audience.level", "code");
		String event = created(post("/manage/events", form)).replaceAll("\\?.*", "");
		assertThat(page(event + "/publish")).contains("Für „Vor Ort“ braucht man einen Zugangscode")
			.doesNotContain("??");
		assertThat(page(created(post(event + "/publish", new LinkedMultiValueMap<>()))))
			.contains("Ohne Codes kann sich dort niemand anmelden", "/access-codes");
	}

	@Test
	void anUntouchedWindowBehindMovedDatesIsSaid() {
		LinkedMultiValueMap<String, String> form = form();
		form.set("signUp.closesAt", "2099-06-01T12:00");
		String event = created(post("/manage/events", form)).replaceAll("\\?.*", "");
		form.set("version", "1");
		form.set("sessions[0].start", "2099-07-19T18:00");
		form.set("sessions[0].end", "2099-07-19T20:00");
		String saved = created(post(event, form));
		assertThat(page(saved)).contains("die Zeiten der Anmeldung nicht").doesNotContain("??");
	}

	@Test
	void theHourThatComesTwiceIsAskedForInTheEditor() {
		LinkedMultiValueMap<String, String> form = form();
		form.set("sessions[0].start", "2027-10-31T02:30");
		form.set("sessions[0].end", "2027-10-31T04:00");
		assertThat(refused(post("/manage/events", form), 400)).contains("Sommer- oder Winterzeit",
				"name=\"sessions[0].start.which\"");
		form.set("sessions[0].start.which", "second");
		String event = created(post("/manage/events", form));
		assertThat(page(event)).contains("value=\"second\" selected", "name=\"signUp.zone\" value=\"Europe/Berlin\"")
			.doesNotContain("sessions[0].end.which");
	}

	private static LinkedMultiValueMap<String, String> form() {
		LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		Map.of("organisation", "stadt", "title.de", "Lesung", "signUp.kind", "here", "signUp.requireConfirmation", "on",
				"sessions[0].start", "2099-06-19T18:00", "sessions[0].end", "19.6.2099 20:00", "sessions[0].venue.name",
				"Bibliothek", "sessions[0].quotas[0].name.de", "Vor Ort", "sessions[0].quotas[0].places", "10",
				"sessions[0].quotas[0].kind", "on_site")
			.forEach(form::add);
		return form;
	}

	private WebTestClient.ResponseSpec post(String path, LinkedMultiValueMap<String, String> form) {
		return this.client.post()
			.uri(path)
			.header("Authorization", Stage.ORGANISER)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.body(BodyInserters.fromFormData(form))
			.exchange();
	}

	private static String created(WebTestClient.ResponseSpec answer) {
		return String.valueOf(answer.expectStatus()
			.isSeeOther()
			.expectBody(Void.class)
			.returnResult()
			.getResponseHeaders()
			.getLocation());
	}

	private static String refused(WebTestClient.ResponseSpec answer, int status) {
		String body = answer.expectStatus().isEqualTo(status).expectBody(String.class).returnResult().getResponseBody();
		return (body != null) ? body : "";
	}

	private String page(String address) {
		return this.stage.page(address, Stage.ORGANISER);
	}

}
