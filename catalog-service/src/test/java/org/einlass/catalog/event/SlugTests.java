package org.einlass.catalog.event;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

/** Addresses that people can read. */
class SlugTests {

	@ParameterizedTest
	@CsvSource({ "Digitalsprechstunde, digitalsprechstunde", "'Öl & Straße!', oel-strasse",
			"Café für Überall, cafe-fuer-ueberall", "Toplantı, toplanti", "İstanbul, istanbul",
			"Łódź Đà Nẵng, lodz-da-nang", "Ærø œuvre Þing, aero-oeuvre-thing", "'Öl', oel", "'  –  ', event",
			"日本, event", "01990000-0000-7000-8000-000000000001, event" })
	void aTitleBecomesASlug(String title, String slug) {
		assertThat(Slug.of(title)).isEqualTo(slug);
	}

	@Test
	void aLongTitleIsCut() {
		assertThat(Slug.of("lang ".repeat(40))).hasSizeLessThanOrEqualTo(80).doesNotEndWith("-");
	}

	@Test
	void aTakenSlugGetsANumber() {
		assertThat(Slug.free("fest", List.of("fest", "fest-2", "feste"))).isEqualTo("fest-3");
	}

}
