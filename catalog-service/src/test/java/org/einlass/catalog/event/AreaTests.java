package org.einlass.catalog.event;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/** The part of the map around a point. */
class AreaTests {

	@Test
	void isAsHighAsWideInMetres() {
		Area area = Area.around(51.34, 12.37, 5_000);
		assertThat(area.north() - area.south()).isCloseTo(0.09, within(0.001));
		assertThat(area.east() - area.west()).isCloseTo(0.144, within(0.001));
	}

	@ParameterizedTest
	@CsvSource({ "90, 0", "-89.5, 12", "89.99, 179" })
	void atAPoleItGoesAllAround(double latitude, double longitude) {
		Area area = Area.around(latitude, longitude, 100_000);
		assertThat(area.west()).isEqualTo(-180);
		assertThat(area.east()).isEqualTo(180);
	}

	@Test
	void mayHaveTheDateLineInside() {
		Area area = Area.around(0, 179.99, 5_000);
		assertThat(area.west()).isGreaterThan(179);
		assertThat(area.east()).isLessThan(-179);
	}

}
