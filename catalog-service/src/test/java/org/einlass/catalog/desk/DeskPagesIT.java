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

	private void rest(String next) {
		assertThat(page(next)).contains("Termin 50", "Termin 59", "Ohne Termin")
			.doesNotContain("Termin 48", "Davor", "rel=\"next\"");
	}

	private String page(String address) {
		return this.stage.page(address, Stage.ORGANISER);
	}

}
