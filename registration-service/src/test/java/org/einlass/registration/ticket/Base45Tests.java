package org.einlass.registration.ticket;

import java.nio.charset.StandardCharsets;
import java.util.Random;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

class Base45Tests {

	@ParameterizedTest
	@CsvSource({ "AB, BB8", "Hello!!, %69 VD92EX0", "base-45, UJCLQE7W581", "ietf!, QED8WEX0" })
	void speaksTheExamplesOfTheStandard(String plain, String encoded) {
		byte[] bytes = plain.getBytes(StandardCharsets.US_ASCII);
		assertThat(Base45.encode(bytes)).isEqualTo(encoded);
		assertThat(Base45.decode(encoded)).hasValue(bytes);
	}

	@ParameterizedTest
	@ValueSource(strings = { "A", "ABCD", "GGW", ":::", "::", "bb8", "BB#", "ÄB8" })
	void refusesWhatIsNotBase45(String text) {
		assertThat(Base45.decode(text)).isEmpty();
	}

	@Test
	void givesBackWhatWasEncoded() {
		Random random = new Random(45);
		for (int length = 0; length < 200; length++) {
			byte[] bytes = new byte[length];
			random.nextBytes(bytes);
			assertThat(Base45.decode(Base45.encode(bytes))).hasValue(bytes);
		}
	}

}
