package org.einlass.catalog.legal;

import org.einlass.catalog.CatalogTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.reactive.server.WebTestClient;

import static org.assertj.core.api.Assertions.assertThat;

@CatalogTest
class LegalPageIT {

	@Autowired
	private WebTestClient client;

	@ParameterizedTest
	@CsvSource({ "/imprint,Impressum,einlass.operator.name", "/privacy,Datenschutz,einlass.operator.log-days",
			"/accessibility,Erklärung zur Barrierefreiheit,einlass.operator.accessibility-contact",
			"/imprint?lang=en,Imprint,einlass.operator.address", "/privacy?lang=en,Privacy,Cookies",
			"/accessibility?lang=en,Accessibility statement,Report a barrier" })
	void saysWhatTheLawAsksForAndWhatTheOperatorHasYetToFillIn(String address, String heading, String text) {
		String page = this.client.get()
			.uri(address)
			.exchange()
			.expectStatus()
			.isOk()
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		assertThat(page).contains(">" + heading + "</h1>", text).doesNotContain("??");
	}

}
