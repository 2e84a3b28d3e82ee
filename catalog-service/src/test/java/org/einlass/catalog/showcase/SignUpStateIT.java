package org.einlass.catalog.showcase;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

import static org.assertj.core.api.Assertions.assertThat;

/** Lists and pages promise places only while people can sign up. */
@OnStage
class SignUpStateIT {

	private static final String EVENT_PAGE = "/events/sprechstunde-script-alert-1-script";

	@Autowired
	private Stage stage;

	@Test
	void aSignUpThatOpensLaterSaysWhen() {
		this.stage.published(with("\"opensAt\": \"2099-05-01T08:00:00+02:00\""));
		everywhere("Anmeldung ab 1. Mai 2099, 8 Uhr", "Sign-up from 1 May 2099, 8:00");
	}

	@Test
	void aSignUpThatHasClosedSaysSo() {
		this.stage.published(with("\"closesAt\": \"2020-05-01T08:00:00+02:00\""));
		everywhere("Anmeldung beendet", "Sign-up closed");
	}

	@Test
	void anEventThatRunsSaysSo() {
		this.stage.published(at(Duration.ofHours(-1)));
		everywhere("Läuft gerade", "Running now");
	}

	@Test
	void whileTheFirstDateRunsAnEventIsAsFreeAsTheNext() {
		String running = at(Duration.ofHours(-1));
		String later = Stage.EVENT.substring(Stage.EVENT.indexOf("\"sessions\": [") + 13,
				Stage.EVENT.lastIndexOf("]}"));
		this.stage.published(running.substring(0, running.lastIndexOf("]}")) + ", " + later + "]}");
		assertThat(this.stage.page("/")).contains("Plätze frei").doesNotContain("Läuft gerade");
		assertThat(this.stage.page(EVENT_PAGE)).contains("Läuft gerade", "<bdi>Vor Ort</bdi>: Plätze frei",
				"kern-btn--block");
	}

	@Test
	void aSoldOutEventHasNoButton() {
		this.stage.published(Stage.EVENT.replace("\"places\": 50", "\"places\": 0, \"waitingList\": false"));
		assertThat(this.stage.page(EVENT_PAGE)).contains("Alle Plätze sind vergeben").doesNotContain("kern-btn--block");
	}

	@Test
	void aSignUpElsewhereHasItsTimesToo() {
		String elsewhere = Stage.EVENT.replace("\"kind\": \"here\"",
				"\"kind\": \"elsewhere\", \"elsewhere\": {\"phone\": \"0341 12\"}, \"closesAt\": \"2020-05-01T08:00:00Z\"");
		this.stage.published(elsewhere);
		assertThat(this.stage.page(EVENT_PAGE)).contains("Die Anmeldung ist geschlossen")
			.doesNotContain("direkt beim Veranstalter");
	}

	@Test
	void whoHasSignedUpFindsTheWayFromThePageOfTheEvent() {
		String id = this.stage.published(Stage.EVENT);
		assertThat(this.stage.page(EVENT_PAGE)).contains("Schon angemeldet?", "href=\"/my/registrations\"",
				"href=\"/registrations/lookup\"");
		this.stage.post("/api/events/" + id + "/cancel", "{\"reason\": \"Krankheit\"}");
		assertThat(this.stage.page(EVENT_PAGE)).contains("Schon angemeldet?", "href=\"/my/registrations\"");
	}

	private void everywhere(String german, String english) {
		for (String page : new String[] { "/", "/?q=sprechstunde", "/organisations/stadt", EVENT_PAGE }) {
			String separator = page.contains("?") ? "&" : "?";
			assertThat(this.stage.page(page)).as(page)
				.contains(german)
				.doesNotContain("Plätze frei", "kern-btn--block", "??");
			assertThat(this.stage.page(page + separator + "lang=en")).as(page)
				.contains(english)
				.doesNotContain("Places free", "??");
		}
	}

	private static String with(String setting) {
		return Stage.EVENT.replace("\"kind\": \"here\"", "\"kind\": \"here\", " + setting);
	}

	/** The event with a date that starts so long from now, for three hours. */
	private static String at(Duration fromNow) {
		Instant start = Instant.now().plus(fromNow).truncatedTo(ChronoUnit.MINUTES);
		return Stage.EVENT.replace("2099-06-19T18:00:00+02:00", start.toString())
			.replace("2099-06-19T20:00:00+02:00", start.plus(Duration.ofHours(3)).toString());
	}

}
