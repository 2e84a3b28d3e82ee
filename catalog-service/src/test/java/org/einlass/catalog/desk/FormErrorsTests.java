package org.einlass.catalog.desk;

import java.util.MissingResourceException;
import java.util.ResourceBundle;

import org.einlass.catalog.desk.FormErrors.Line;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Ten times "Please fill in" help nobody: each line of the summary names its field. */
class FormErrorsTests {

	private static final ResourceBundle TEXTS = ResourceBundle.getBundle("pages");

	@Test
	void aLineNamesDateAndQuota() {
		assertThat(Line.of("sessions[1].quotas[2].name.de", "x"))
			.isEqualTo(new Line("sessions[1].quotas[2].name.de", "quotaName.de", 2, 3, "x"));
		assertThat(Line.of("sessions[0].venue.street", "x"))
			.isEqualTo(new Line("sessions[0].venue.street", "street", 1, 0, "x"));
	}

	@ParameterizedTest
	@ValueSource(strings = { "title.de", "title.en", "summary.de", "description.en", "format", "visibility", "topics",
			"languages", "councilPaper.reference", "councilPaper.url", "gates", "signUp.kind", "signUp.opensAt",
			"signUp.closesAt", "signUp.maxAttendees", "signUp.audience.level", "signUp.onePerPerson",
			"signUp.cancelUntil", "signUp.holdMinutes", "signUp.retentionDays", "signUp.promotion", "signUp.groupRule",
			"signUp.releaseAfterMinutes", "signUp.elsewhere.url", "signUp.elsewhere.phone", "signUp.elsewhere.email",
			"sessions[0].start", "sessions[0].end", "sessions[0].venue.name", "sessions[0].venue.city",
			"sessions[0].title.en", "sessions[0].roomLimit", "sessions[0].zone", "sessions[0].quotas[0].name.de",
			"sessions[0].quotas[0].places", "sessions[0].quotas[0].kind", "sessions[0].quotas[0].audience.level" })
	void everyFieldOfTheEditorHasALabel(String field) throws MissingResourceException {
		assertThat(TEXTS.getString("page.editor." + Line.of(field, "x").label())).isNotBlank();
	}

}
