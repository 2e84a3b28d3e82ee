package org.einlass.catalog.desk;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.r2dbc.core.DatabaseClient;

import static org.assertj.core.api.Assertions.assertThat;

/** The desk's list page by page, while others work on it. */
@OnStage
class DeskPagesIT {

	@Autowired
	private Stage stage;

	@Autowired
	private DatabaseClient database;

	@Test
	void theNextPageOfTheDeskHidesNoEventWhateverHappensMeanwhile() {
		for (int i = 0; i < 60; i++) {
			this.stage.draft(Stage.EVENT.replace("Sprechstunde", "Termin %02d".formatted(i))
				.replace("T18:00:00", "T18:%02d:00".formatted(i)));
		}
		this.stage.draft("{\"organisation\": \"stadt\", \"title\": {\"de\": \"Ohne Termin\"}}");
		String next = page("/manage?show=drafts").replaceAll("(?s).*rel=\"next\" href=\"([^\"]*)\".*", "$1")
			.replace("&amp;", "&");
		this.database.sql("delete from events where slug like 'termin-0%' or slug like 'termin-49%'").then().block();
		rest(next);
		this.stage.draft(Stage.EVENT.replace("Sprechstunde", "Davor"));
		rest(next);
	}

	@Test
	void theWayBackBeginsWhereThePageDidWhateverHappensMeanwhile() {
		for (int i = 0; i < 120; i++) {
			this.stage.draft(Stage.EVENT.replace("Sprechstunde", "Termin %03d".formatted(i))
				.replace("T18:00:00", "T1%d:%02d:00".formatted(i / 60, i % 60)));
		}
		String second = page(link("next", page("/manage?show=drafts")));
		String third = page(link("next", second));
		assertThat(third).contains("Termin 100", "Termin 119").doesNotContain("rel=\"next\"");
		this.database.sql("delete from events where slug like 'termin-00%' or slug like 'termin-01%'").then().block();
		String back = page(link("prev", third));
		assertThat(back).contains("Termin 050", "Termin 099").doesNotContain("Termin 049", "Termin 100");
		assertThat(page(link("next", back))).contains("Termin 100").doesNotContain("Termin 099");
		String first = page(link("prev", back));
		assertThat(first).contains("Termin 020", "Termin 049").doesNotContain("Termin 050", "rel=\"prev\"");
		assertThat(page(link("next", first))).contains("Termin 050");
	}

	private static String link(String rel, String page) {
		return page.replaceAll("(?s).*rel=\"" + rel + "\" href=\"([^\"]*)\".*", "$1").replace("&amp;", "&");
	}

	private void rest(String next) {
		assertThat(page(next)).contains("Termin 50", "Termin 59", "Ohne Termin")
			.doesNotContain("Termin 48", "Davor", "rel=\"next\"");
	}

	private String page(String address) {
		return this.stage.page(address, Stage.ORGANISER);
	}

}
