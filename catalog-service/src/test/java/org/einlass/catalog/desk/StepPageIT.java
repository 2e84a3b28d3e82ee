package org.einlass.catalog.desk;

import java.util.List;
import java.util.Map;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.MediaType;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/** What was typed stays on the page of a step, whatever is wrong. */
@OnStage
class StepPageIT {

	@Autowired
	private WebTestClient client;

	@Autowired
	private Stage stage;

	private String press(String path, String reason, int status) {
		String body = this.client.post()
			.uri(path)
			.header("Authorization", Stage.ORGANISER)
			.contentType(MediaType.APPLICATION_FORM_URLENCODED)
			.bodyValue(new LinkedMultiValueMap<>(Map.of("reason", List.of(reason))))
			.exchange()
			.expectStatus()
			.isEqualTo(status)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return String.valueOf(body);
	}

	@Test
	void aReasonThatIsTooLongStaysInTheForm() {
		String id = this.stage.published(Stage.EVENT);
		String session = this.stage.page("/manage/events/" + id, Stage.ORGANISER)
			.replaceAll("(?s).*/sessions/([0-9a-f-]{36})/cancel.*", "$1");
		String reason = "Wasserschaden im Saal. ".repeat(30);
		for (String path : List.of("/manage/events/" + id + "/cancel",
				"/manage/events/" + id + "/sessions/" + session + "/cancel")) {
			assertThat(press(path, reason, 400))
				.contains("Wasserschaden im Saal.", "aria-invalid=\"true\"", "id=\"reason-error\"", "href=\"#reason\"",
						"500 Zeichen")
				.doesNotContain("??");
			assertThat(press(path, "Wasserschaden\u0007", 400)).contains("Wasserschaden", "Steuerzeichen");
		}
	}

	@Test
	void aReasonStaysWhereTheStepIsNotPossibleNow() {
		String id = this.stage.draft(Stage.EVENT);
		assertThat(press("/manage/events/" + id + "/cancel", "Wasserschaden", 409))
			.contains(">Wasserschaden</textarea>", "Das geht in diesem Zustand nicht")
			.doesNotContain("??");
	}

}
