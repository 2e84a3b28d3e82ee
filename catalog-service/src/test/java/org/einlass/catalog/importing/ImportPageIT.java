package org.einlass.catalog.importing;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.http.client.MultipartBodyBuilder;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.web.reactive.function.BodyInserters;

import static org.assertj.core.api.Assertions.assertThat;

@OnStage
class ImportPageIT {

	@Autowired
	private WebTestClient client;

	@Autowired
	private Stage stage;

	@Test
	void aPreviewIsShownBeforeAnythingIsTakenOver() {
		assertThat(this.stage.page("/manage/import", Stage.ORGANISER)).contains("Kalender einlesen", "Stadt &amp; Land")
			.doesNotContain("??");
		String preview = send(upload(Calendars.sample("oddities.ics")), 200);
		assertThat(preview).contains("Noch ist nichts gespeichert", "Übernehmen", "Die Zeitzone (TZID) ist unbekannt.")
			.doesNotContain("??");
		assertThat(this.stage.page("/?from=2027-01-01")).contains("0 Veranstaltungen");
		MultipartBodyBuilder again = new MultipartBodyBuilder();
		again.part("organisation", "stadt");
		again.part("action", "apply");
		again.part("content", preview.replaceAll("(?s).*name=\"content\" value=\"([^\"]*)\".*", "$1"));
		assertThat(send(again, 200)).contains("Kalender eingelesen").doesNotContain("name=\"content\"", "??");
		assertThat(this.stage.page("/?from=2027-01-01")).contains("5 Veranstaltungen", "Museumssonntag", "ganztägig");
		assertThat(send(upload(Calendars.sample("oddities.ics")), 200)).contains("Es gibt nichts zu übernehmen")
			.doesNotContain("Übernehmen");
	}

	@Test
	void whatIsNoCalendarIsSaidAtItsField() {
		assertThat(send(upload(new byte[] { 1, 2, 3 }), 400)).contains("Das ist keine iCalendar-Datei (.ics).",
				"aria-describedby=\"file-hint file-error\"");
		MultipartBodyBuilder nothing = new MultipartBodyBuilder();
		nothing.part("organisation", "stadt");
		String answer = send(nothing, 400);
		assertThat(answer).contains("Bitte ausfüllen.");
		assertThat(this.stage.page("/manage/imports" + Stage.otherLanguage(answer), Stage.ORGANISER))
			.contains("Import a calendar");
	}

	private static MultipartBodyBuilder upload(byte[] file) {
		MultipartBodyBuilder form = new MultipartBodyBuilder();
		form.part("organisation", "stadt");
		form.part("action", "preview");
		form.part("file", new ByteArrayResource(file)).filename("kalender.ics");
		return form;
	}

	private String send(MultipartBodyBuilder form, int status) {
		String body = this.client.post()
			.uri("/manage/imports")
			.header("Authorization", Stage.ORGANISER)
			.body(BodyInserters.fromMultipartData(form.build()))
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return (body != null) ? body : "";
	}

}
