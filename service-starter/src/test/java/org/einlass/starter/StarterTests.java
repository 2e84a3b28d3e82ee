package org.einlass.starter;

import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.problem.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Roles and checks, the small rules that everybody leans on. */
class StarterTests {

	@ParameterizedTest
	@CsvSource({ "OWNER, ORGANISER, true", "ORGANISER, OWNER, false", "ORGANISER, SUPERVISOR, true",
			"SUPERVISOR, STEWARD, true", "STEWARD, SUPERVISOR, false", "STEWARD, VIEWER, false",
			"SUPERVISOR, VIEWER, false", "ORGANISER, VIEWER, true", "VIEWER, STEWARD, false", "VIEWER, VIEWER, true" })
	void aRoleIncludesTheWeakerOnes(Role role, Role needed, boolean included) {
		assertThat(role.includes(needed)).isEqualTo(included);
	}

	@ParameterizedTest
	@ValueSource(strings = { "a\u0000b", "a\nb", "a\u202Eb", "a\uD800b", "a\u0007" })
	void aLineHasNoControlCharacters(String line) {
		assertThatThrownBy(() -> new Checks().line("name", line, 20).done()).isInstanceOf(Invalid.class)
			.hasMessageContaining("control-characters");
	}

	@Test
	void oneAnswerNamesEveryWrongField() {
		assertThatThrownBy(() -> new Checks().line("name", " ", 5).range("places", 0, 1, 9).done())
			.isInstanceOfSatisfying(Invalid.class, (invalid) -> assertThat(invalid.fields()).hasSize(2));
	}

	@Test
	void textKeepsItsLineBreaks() {
		new Checks().optionalText("description", "one\ntwo\tthree", 20).done();
	}

}
