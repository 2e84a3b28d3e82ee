package org.einlass.registration.door;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

import static org.assertj.core.api.Assertions.assertThat;

class DoorWordsTests {

	@ParameterizedTest
	@ValueSource(strings = { "messages.properties", "messages_en.properties" })
	void everyOutcomeHasAWordAndItsAdvice(String file) throws IOException {
		Properties texts = PropertiesLoaderUtils
			.loadProperties(new EncodedResource(new ClassPathResource(file), StandardCharsets.UTF_8));
		for (String outcome : DoorView.words()) {
			assertThat(texts.getProperty("door.outcome." + outcome)).as(outcome).isNotBlank();
			assertThat(texts).containsKey("door.advice." + outcome);
		}
	}

}
