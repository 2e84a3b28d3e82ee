package org.einlass.catalog.desk;

import java.util.List;
import java.util.Map;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class GatesFormTests {

	@Test
	void eachLineOfTheFieldIsAGate() {
		EventForm form = FormWriting.blank("digitale-stadt")
			.with(Map.of("title.de", "Abend", "sessions[0].quotas[0].name.de", "Plätze", "gates",
					" Nord \r\n\r\nSüd\n"));
		assertThat(FormReading.read(form, null).gates()).isEqualTo(List.of("Nord", "Süd"));
	}

	@Test
	void whatIsWrongWithAGateIsShownAtTheField() {
		assertThat(FormErrors.field("gates[3]")).isEqualTo("gates");
	}

}
