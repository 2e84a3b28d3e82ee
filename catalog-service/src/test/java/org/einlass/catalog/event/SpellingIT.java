package org.einlass.catalog.event;

import java.util.Locale;
import java.util.UUID;
import java.util.stream.IntStream;

import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** What people and their accounts bring: capitals in a slug, many groups in a token. */
@CatalogTest
class SpellingIT {

	private static final String EDITOR = TestTokens.of("editor").realmRole("editor").bearer();

	@Autowired
	Api api;

	@Test
	void slugsAreReadInCapitalsToo() {
		JsonNode event = this.api.published();
		String capitals = event.path("slug").asString().toUpperCase(Locale.ROOT);
		this.api.call(null, HttpMethod.GET, "/api/events/" + capitals, null).expectStatus().isOk();
		this.api.call(null, HttpMethod.GET, "/events/" + capitals, null).expectStatus().isOk();
		this.api.call(null, HttpMethod.GET, "/organisations/Digitale-Stadt", null).expectStatus().isOk();
		JsonNode list = Api.json(this.api.call(null, HttpMethod.GET, "/api/events?organisation=Digitale-Stadt", null));
		assertThat(list.path("total").asInt()).isPositive();
		String programme = "day-" + UUID.randomUUID();
		this.api
			.call(EDITOR, HttpMethod.POST, "/api/programmes",
					JsonMapper.builder()
						.build()
						.readTree("{\"slug\": \"%s\", \"title\": {\"de\": \"Tag\"}}".formatted(programme)))
			.expectStatus()
			.isCreated();
		this.api.call(null, HttpMethod.GET, "/api/programmes/" + programme.toUpperCase(Locale.ROOT), null)
			.expectStatus()
			.isOk();
	}

	@Test
	void aMemberOfTwoHundredOrganisationsIsServed() {
		TestTokens member = TestTokens.of("busy").in("digitale-stadt", Role.ORGANISER);
		IntStream.range(0, 200)
			.forEach((i) -> member.in("amt-fuer-versuche-und-lange-namen-der-buergerbeteiligung-%03d".formatted(i),
					Role.ORGANISER));
		String bearer = member.bearer();
		assertThat(bearer).hasSizeGreaterThan(20_000);
		this.api.call(bearer, HttpMethod.GET, "/manage", null).expectStatus().isOk();
	}

}
