package org.einlass.catalog.programme;

import java.util.UUID;

import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;

/** An editor gathers events of others. */
@CatalogTest
class ProgrammeIT {

	private static final String EDITOR = TestTokens.of("editor").realmRole("editor").bearer();

	@Autowired
	Api api;

	@Test
	void anEditorCollectsAnEventAndEverybodyFindsItInTheProgramme() {
		String programme = programme();
		JsonNode event = this.api.published();
		String path = "/api/programmes/" + programme + "/events/" + Api.id(event);
		this.api.call(EDITOR, HttpMethod.PUT, path, null).expectStatus().isNoContent();
		this.api.call(EDITOR, HttpMethod.PUT, path, null).expectStatus().isNoContent();
		JsonNode list = Api.json(this.api.call(null, HttpMethod.GET, "/api/events?programme=" + programme, null));
		assertThat(list.path("total").asInt()).isEqualTo(1);
		assertThat(list.at("/items/0/id").asString()).isEqualTo(Api.id(event));
		assertThat(list.at("/items/0/version").asInt()).as("told of once").isEqualTo(event.path("version").asInt() + 1);

		this.api.call(EDITOR, HttpMethod.DELETE, path, null).expectStatus().isNoContent();
		assertThat(Api.json(this.api.call(null, HttpMethod.GET, "/api/events?programme=" + programme, null))
			.path("total")
			.asInt()).isZero();
	}

	@Test
	void aDraftIsNotThereForAnEditor() {
		String path = "/api/programmes/" + programme() + "/events/" + Api.id(this.api.created());
		this.api.call(EDITOR, HttpMethod.PUT, path, null).expectStatus().isNotFound();
	}

	@Test
	void anUnknownProgrammeHasNoEvents() {
		this.api.published();
		assertThat(Api.json(this.api.call(null, HttpMethod.GET, "/api/events?programme=nowhere", null))
			.path("total")
			.asInt()).isZero();
		this.api.call(null, HttpMethod.GET, "/api/programmes/nowhere", null).expectStatus().isNotFound();
	}

	/** Whether a request is well formed is nothing that others need to know. */
	@Test
	void whoIsNoEditorIsRefusedBeforeTheRequestIsRead() {
		for (String body : new String[] { "{", "{\"colour\": 1}", "{\"slug\": \"a\", \"title\": {\"de\": \"A\"}}" }) {
			this.api.call(Api.ORGANISER, HttpMethod.POST, "/api/programmes", body).expectStatus().isForbidden();
			this.api.call(null, HttpMethod.POST, "/api/programmes", body).expectStatus().isUnauthorized();
		}
	}

	@Test
	void aSlugIsTakenOnceAndWrongFieldsAreNamed() {
		String slug = programme();
		this.api.call(EDITOR, HttpMethod.POST, "/api/programmes", body(slug)).expectStatus().isCreated();
		this.api
			.call(EDITOR, HttpMethod.POST, "/api/programmes",
					"{\"slug\": \"" + slug + "\", \"title\": {\"de\": \"x\"}}")
			.expectStatus()
			.isEqualTo(409);
		this.api.call(EDITOR, HttpMethod.POST, "/api/programmes", JsonMapper.builder().build().readTree("""
				{"slug": "Not a slug", "title": {}}""")).expectStatus().isBadRequest();
	}

	@Test
	void aTitleKeepsToTheRulesOfEvents() {
		assertThat(wrong("{\"de\": null}")).isEqualTo("title.de");
		assertThat(wrong("{\"de\": \" \"}")).isEqualTo("title.de");
		assertThat(wrong("{\"de\": \"Zwei\\nZeilen\"}")).isEqualTo("title.de");
		assertThat(wrong("{\"<b>\": \"Digitaltag\"}")).isEqualTo("title");
	}

	private String wrong(String title) {
		String body = "{\"slug\": \"day-%s\", \"title\": %s}".formatted(UUID.randomUUID(), title);
		JsonNode problem = Api
			.json(this.api.call(EDITOR, HttpMethod.POST, "/api/programmes", JsonMapper.builder().build().readTree(body))
				.expectStatus()
				.isBadRequest());
		return problem.at("/fields/0/path").asString();
	}

	private String programme() {
		String slug = "day-" + UUID.randomUUID();
		this.api.call(EDITOR, HttpMethod.POST, "/api/programmes", body(slug)).expectStatus().isCreated();
		return slug;
	}

	private static JsonNode body(String slug) {
		return JsonMapper.builder().build().readTree("""
				{"slug": "%s", "title": {"de": "Digitaltag"}}""".formatted(slug));
	}

}
