package org.einlass.starter.test.api;

import java.nio.file.Path;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.security.web.server.WebFilterChainProxy;
import tools.jackson.databind.json.JsonMapper;

/** What springdoc needs to know of our ways; only tests add it to a service. */
@TestConfiguration(proxyBeanMethods = false)
class ApiConfiguration {

	@Bean
	SourceComments sourceComments() {
		return SourceComments.read(Path.of("src", "main", "java"));
	}

	@Bean
	Operations operations(SourceComments comments) {
		return new Operations(comments);
	}

	@Bean
	Schemas schemas(JsonMapper json) {
		return new Schemas(json);
	}

	@Bean
	Members members(JsonMapper json, SourceComments comments) {
		return new Members(json, comments);
	}

	@Bean
	Guests guests(WebFilterChainProxy security) {
		return new Guests(security);
	}

	@Bean
	Frame frame(JsonMapper json, SourceComments comments) {
		return new Frame(json, comments);
	}

}
