package org.einlass.starter.json;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.http.codec.ServerCodecConfigurer;
import org.springframework.http.codec.json.JacksonJsonDecoder;
import org.springframework.web.reactive.config.WebFluxConfigurer;
import tools.jackson.databind.json.JsonMapper;

/**
 * Bodies and parameters of requests are read strictly. What a service stored itself is
 * read as before.
 */
@AutoConfiguration(after = JacksonAutoConfiguration.class)
class StrictReadingConfiguration {

	@Bean
	ParameterReading parameterReading() {
		return new ParameterReading();
	}

	@Bean
	WebFluxConfigurer strictReading(JsonMapper json) {
		JsonMapper strict = StrictReading.of(json);
		return new WebFluxConfigurer() {
			@Override
			public void configureHttpMessageCodecs(ServerCodecConfigurer codecs) {
				codecs.defaultCodecs().jacksonJsonDecoder(new JacksonJsonDecoder(strict));
			}
		};
	}

}
