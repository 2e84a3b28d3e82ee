package org.einlass.catalog;

import java.util.List;
import java.util.Map;

import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.springframework.context.annotation.Lazy;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;

/** Sets the scene for tests of pages: an organisation, its people, its events. */
@Lazy
public class Stage {

	public static final String ORGANISER = TestTokens.of("organiser").in("stadt", Role.ORGANISER).bearer();

	public static final String OWNER = TestTokens.of("owner").in("stadt", Role.OWNER).bearer();

	public static final String STEWARD = TestTokens.of("steward").in("stadt", Role.STEWARD).bearer();

	/** An event in the far future with one quota. */
	public static final String EVENT = """
			{"organisation": "stadt", "title": {"de": "Sprechstunde <script>alert(1)</script>", "en": "Consultation"},
			 "summary": {"de": "Fragen & Antworten"}, "description": {"de": "**Fett** <img src=x onerror=alert(1)>"},
			 "topics": ["digitales"], "accessibility": ["wheelchair"], "signUp": {"kind": "here"},
			 "sessions": [{"start": "2099-06-19T18:00:00+02:00", "end": "2099-06-19T20:00:00+02:00",
			   "venue": {"name": "Stadtbibliothek", "street": "Am Platz 10", "postcode": "04107", "city": "Leipzig"},
			   "quotas": [{"name": {"de": "Vor Ort", "en": "On site"}, "places": 50}]}]}
			""";

	private final WebTestClient client;

	private final DatabaseClient database;

	Stage(WebTestClient client, DatabaseClient database) {
		this.client = client;
		this.database = database;
	}

	/** Leaves nothing but the organisation {@code stadt}. */
	public void empty() {
		List.of("delete from events", "delete from availability", "delete from outbox",
				"insert into organisations (slug, name) values ('stadt', 'Stadt & Land') on conflict do nothing")
			.forEach((sql) -> this.database.sql(sql).then().block());
	}

	/** Creates an event; answers its id. */
	public String draft(String event) {
		Map<?, ?> body = post("/api/events", event);
		return String.valueOf(body.get("id"));
	}

	/** Creates and publishes an event; answers its id. */
	public String published(String event) {
		String id = draft(event);
		post("/api/events/" + id + "/publish", "{\"anyway\": true}");
		return id;
	}

	/** Sends JSON as organiser. */
	public Map<?, ?> post(String path, String json) {
		Map<?, ?> body = this.client.post()
			.uri(path)
			.header("Authorization", ORGANISER)
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(json)
			.exchange()
			.expectStatus()
			.is2xxSuccessful()
			.expectBody(Map.class)
			.returnResult()
			.getResponseBody();
		return (body != null) ? body : Map.of();
	}

	/** Where the language switch of a page leads, from its own address. */
	public static String otherLanguage(String page) {
		return page.replaceAll("(?s).*site-header__language\" href=\"([^\"]*)\".*", "$1");
	}

	/** The HTML of a page, which must be there. */
	public String page(String address, String token) {
		WebTestClient.RequestHeadersSpec<?> request = this.client.get().uri(address);
		if (!token.isEmpty()) {
			request.header("Authorization", token);
		}
		String body = request.exchange()
			.expectStatus()
			.isOk()
			.expectHeader()
			.contentTypeCompatibleWith(MediaType.TEXT_HTML)
			.expectBody(String.class)
			.returnResult()
			.getResponseBody();
		return (body != null) ? body : "";
	}

	/** The HTML of a public page. */
	public String page(String address) {
		return page(address, "");
	}

}
