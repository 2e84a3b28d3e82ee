package org.einlass.local;

import java.time.Instant;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class DemoTimesTests {

	@Test
	void timesAreRelativeToTodayInBerlin() {
		DemoTimes times = new DemoTimes(Instant.parse("2027-03-27T23:30:00Z"));
		assertThat(times.applyTo("{\"start\": \"@+0 18:00\"}")).isEqualTo("{\"start\": \"2027-03-28T18:00:00+02:00\"}");
		assertThat(times.applyTo("@+2 09:00")).isEqualTo("2027-03-30T09:00:00+02:00");
	}

	@Test
	void soonLeavesTimeToSignUp() {
		DemoTimes times = new DemoTimes(Instant.parse("2027-01-10T09:20:00Z"));
		assertThat(times.applyTo("@soon, @later")).isEqualTo("2027-01-10T12:00:00+01:00, 2027-01-10T14:00:00+01:00");
	}

}
