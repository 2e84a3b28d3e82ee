package org.einlass.catalog.event;

import java.util.Collections;
import java.util.List;

import org.einlass.starter.problem.Checks;
import org.einlass.starter.problem.FieldProblem;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNoException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class GatesTests {

	@Test
	void namesOfGatesAreShortAndUnlikeOneAnother() {
		assertThatNoException().isThrownBy(() -> check(List.of("Nord", "Süd", "Eingang 1", "West-Gate")));
		assertThatNoException().isThrownBy(() -> check(List.of()));
		assertThatNoException().isThrownBy(() -> check(null));
		assertThat(wrong(List.of("Nord", " nord "))).containsExactly("gates[1] duplicate");
		assertThat(wrong(List.of("x".repeat(41)))).containsExactly("gates[0] too-long");
		assertThat(wrong(List.of("Nord\nSüd"))).containsExactly("gates[0] control-characters");
		assertThat(wrong(List.of("Nord", "", " "))).containsExactly("gates[1] required", "gates[2] required");
		assertThat(wrong(Collections.nCopies(21, "Nord"))).contains("gates too-many");
	}

	@Test
	void aCodeIsNoGate() {
		assertThat(wrong(List.of("EIN1:W50D", "ein1öw50d", "K7QX-3MPD", "k7qx3mpd-2"))).containsExactly(
				"gates[0] code-in-gate", "gates[1] code-in-gate", "gates[2] code-in-gate", "gates[3] code-in-gate");
	}

	private static void check(@Nullable List<String> gates) {
		Checks checks = new Checks();
		Gates.check(checks, gates);
		checks.done();
	}

	private static List<String> wrong(List<String> gates) {
		Invalid invalid = catchThrowableOfType(Invalid.class, () -> check(gates));
		assertThat(invalid).as("%s is refused", gates).isNotNull();
		return invalid.fields().stream().map(GatesTests::named).toList();
	}

	private static String named(FieldProblem field) {
		return field.path() + " " + field.code();
	}

}
