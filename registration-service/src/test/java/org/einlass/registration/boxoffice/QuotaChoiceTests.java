package org.einlass.registration.boxoffice;

import java.util.UUID;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class QuotaChoiceTests {

	private static final UUID QUOTA = UUID.fromString("01a224e5-9dd3-7964-b732-1635b6f5a58e");

	private final JsonMapper json = new JsonMapper();

	@Test
	void aQuotaIsChosenByItsIdAloneOrInFull() {
		assertThat(read("'" + QUOTA + "'")).isEqualTo(new QuotaChoice(QUOTA, null));
		assertThat(read("{'quota': '" + QUOTA + "'}")).isEqualTo(new QuotaChoice(QUOTA, null));
		assertThat(read("{'quota': '" + QUOTA + "', 'ifFull': null}")).isEqualTo(new QuotaChoice(QUOTA, null));
		assertThat(read("{'quota': '" + QUOTA + "', 'ifFull': 'wait'}")).isEqualTo(new QuotaChoice(QUOTA, IfFull.WAIT));
	}

	@ParameterizedTest
	@ValueSource(strings = { "''", "'1-1-1-1-1'", "1", "['01a224e5-9dd3-7964-b732-1635b6f5a58e']", "{'quota': 'x'}" })
	void anythingElseIsRefused(String choice) {
		assertThatExceptionOfType(JacksonException.class).isThrownBy(() -> read(choice));
	}

	@Test
	void anAttendeeWithAnEmptyListHasNoQuotasOfTheirOwn() {
		assertThat(this.json.readValue("{\"quotas\": []}", SignUpRequest.Guest.class).quotas()).isNull();
	}

	private QuotaChoice read(String text) {
		return this.json.readValue(text.replace('\'', '"'), QuotaChoice.class);
	}

}
