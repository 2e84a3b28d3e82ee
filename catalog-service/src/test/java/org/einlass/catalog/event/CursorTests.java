package org.einlass.catalog.event;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;

import org.einlass.starter.problem.Invalid;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/** What the API's document says of cursors is all that there is to say. */
class CursorTests {

	private static final Cursor CURSOR = new Cursor(Instant.parse("2027-06-18T16:00:00.000123Z"),
			UUID.fromString("01990000-0000-7000-8000-000000000001"));

	@Test
	void aCursorIsReadAsItWasWritten() {
		assertThat(CURSOR.value()).matches("[A-Za-z0-9_-]{32}");
		assertThat(Cursor.of(CURSOR.value())).isEqualTo(CURSOR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "________________________________", "--------------------------------",
			"f___________AAAAAAAAAAAAAAAAAAAA", "gAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA" })
	void whateverLooksLikeACursorIsAPlaceInTheList(String value) {
		assertThat(Cursor.of(value).start()).isBetween("1970-01-01T00:00:00Z", "9999-12-31T00:00:00Z");
	}

	@Test
	void linksOfTheReleaseBeforeGoOn() {
		String before = Base64.getUrlEncoder()
			.withoutPadding()
			.encodeToString("1813334400000123_01990000-0000-7000-8000-000000000001".getBytes(StandardCharsets.UTF_8));
		assertThat(Cursor.of(before)).isEqualTo(CURSOR);
	}

	@ParameterizedTest
	@ValueSource(strings = { "!!", "AAAA", "MTIzNDU2Nzg5MDEyMzQ1Njc4OTAx", "MV8x",
			"XzAxOTkwMDAwMC0wMDAwLTcwMDAtODAwMC0wMDAwMDAwMDAwMDE" })
	void anythingElseIsNot(String value) {
		assertThatExceptionOfType(Invalid.class).isThrownBy(() -> Cursor.of(value));
	}

}
