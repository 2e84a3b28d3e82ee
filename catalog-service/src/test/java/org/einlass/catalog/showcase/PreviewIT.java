package org.einlass.catalog.showcase;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

/** Pages of events that not everybody may see. */
@OnStage
class PreviewIT {

	private static final String CITIZEN = TestTokens.of("citizen").bearer();

	/** Someone who works for another organisation. */
	private static final String COLLEAGUE = TestTokens.of("other").in("stadtbibliothek", Role.VIEWER).bearer();

	private static final String INTERNAL = Stage.EVENT.replace("\"signUp\"",
			"\"visibility\": \"internal\", \"signUp\"");

	@Autowired
	private WebTestClient client;

	@Autowired
	private Stage stage;

	@Test
	void aDraftIsShownToItsOrganisersAsItWillBe() {
		String path = "/manage/events/" + this.stage.draft(Stage.EVENT) + "/preview";
		assertThat(this.stage.page(path, Stage.ORGANISER)).contains("Vorschau", "Freitag, 19. Juni 2099")
			.doesNotContain("/sign-up/", "??");
		assertThat(this.stage.page(path + "?lang=en", Stage.ORGANISER)).contains("Preview").doesNotContain("??");
		refused(path, COLLEAGUE, 404);
		refused(path, Stage.STEWARD, 404);
		assertThat(this.stage.page("/manage?show=drafts", Stage.ORGANISER)).contains("href=\"" + path + "\"");
		assertThat(this.stage.page(path.replace("/preview", ""), Stage.ORGANISER)).contains("href=\"" + path + "\"");
	}

	@Test
	void aDraftWithoutSessionIsNotOver() {
		String draft = Stage.EVENT.replaceFirst("(?s)\"sessions\".*", "\"sessions\": []}");
		String path = "/manage/events/" + this.stage.draft(draft) + "/preview";
		assertThat(this.stage.page(path, Stage.ORGANISER)).contains("Vorschau").doesNotContain("ist vorbei");
	}

	@Test
	void anInternalEventIsForTheStaffOfAllOrganisations() {
		String id = this.stage.published(INTERNAL);
		String path = "/manage/events/" + id + "/preview";
		assertThat(this.stage.page(path, COLLEAGUE)).contains("Nur für Mitglieder von Organisationen", "/sign-up/" + id)
			.doesNotContain("??");
		this.client.get()
			.uri(path)
			.header("Authorization", COLLEAGUE)
			.exchange()
			.expectHeader()
			.valueEquals("Cache-Control", "no-store");
		refused(path, CITIZEN, 404);
		this.client.get().uri(path).exchange().expectStatus().isUnauthorized();
		this.client.get()
			.uri("/events/" + id)
			.header("Authorization", COLLEAGUE)
			.exchange()
			.expectStatus()
			.isNotFound();
		assertThat(this.stage.page("/manage", Stage.ORGANISER)).contains("href=\"" + path + "\"");
	}

	@Test
	void theInterfaceShowsAnInternalEventToThemToo() {
		String path = "/api/events/" + this.stage.published(INTERNAL);
		this.client.get()
			.uri(path)
			.header("Authorization", COLLEAGUE)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody()
			.jsonPath("$.visibility")
			.isEqualTo("internal");
		refused(path, CITIZEN, 404);
		this.client.get().uri(path).exchange().expectStatus().isNotFound();
	}

	private void refused(String path, String token, int status) {
		this.client.get().uri(path).header("Authorization", token).exchange().expectStatus().isEqualTo(status);
	}

}
