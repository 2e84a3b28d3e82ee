package org.einlass.catalog.repeat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;

import org.einlass.catalog.OnStage;
import org.einlass.catalog.Stage;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.test.web.reactive.server.WebTestClient;
import org.springframework.util.LinkedMultiValueMap;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an organiser sends twice is answered twice alike: an answer got lost, or a button
 * was pressed twice.
 */
@OnStage
class SentTwiceIT {

	@Autowired
	private WebTestClient client;

	@Autowired
	private Stage stage;

	@Autowired
	private DatabaseClient database;

	private record Sent(int status, String location, String body) {

		String member(String name) {
			return this.body.replaceAll("(?s).*?\"" + name + "\":\"?([^\",}]+).*", "$1");
		}

	}

	private Sent json(HttpMethod method, String path, String body, Map<String, String> headers) {
		return sent(this.client.method(method)
			.uri(path)
			.headers((all) -> headers.forEach(all::set))
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body));
	}

	private Sent form(String path, Map<String, String> fields) {
		LinkedMultiValueMap<String, String> form = new LinkedMultiValueMap<>();
		fields.forEach(form::add);
		return sent(this.client.post().uri(path).contentType(MediaType.APPLICATION_FORM_URLENCODED).bodyValue(form));
	}

	private static Sent sent(WebTestClient.RequestHeadersSpec<?> request) {
		var result = request.header("Authorization", Stage.ORGANISER)
			.exchange()
			.expectBody(String.class)
			.returnResult();
		return new Sent(result.getStatus().value(), String.valueOf(result.getResponseHeaders().getLocation()),
				String.valueOf(result.getResponseBody()));
	}

	private int events() {
		return this.database.sql("select count(*) from events")
			.mapValue(Integer.class)
			.one()
			.blockOptional()
			.orElseThrow();
	}

	@Test
	void oneKeyMakesOneEventAndOneCopy() {
		Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
		Sent first = json(HttpMethod.POST, "/api/events", Stage.EVENT, once);
		assertThat(json(HttpMethod.POST, "/api/events", Stage.EVENT, once)).isEqualTo(first);
		assertThat(first.status()).isEqualTo(201);
		assertThat(events()).isEqualTo(1);
		Sent other = json(HttpMethod.POST, "/api/events", Stage.EVENT.replace("50", "51"), once);
		assertThat(other.status()).isEqualTo(422);
		assertThat(other.member("code")).isEqualTo("idempotency-key-reused");
		assertThat(other.body()).doesNotContain("??");
		String copy = "/api/events/" + first.member("id") + "/copy";
		Map<String, String> again = Map.of("Idempotency-Key", UUID.randomUUID().toString());
		List<Sent> copies = IntStream.range(0, 6)
			.parallel()
			.mapToObj((i) -> json(HttpMethod.POST, copy, "", again))
			.distinct()
			.toList();
		assertThat(copies).hasSize(1);
		assertThat(copies.getFirst().status()).isEqualTo(201);
		assertThat(events()).isEqualTo(2);
		assertThat(json(HttpMethod.POST, copy, "", Map.of()).status()).isEqualTo(201);
		assertThat(events()).as("without a key each call makes a copy").isEqualTo(3);
		assertThat(json(HttpMethod.POST, "/api/events", Stage.EVENT, Map.of("Idempotency-Key", "x")).status())
			.isEqualTo(400);
	}

	@Test
	void whatWasRefusedMayBeAskedAgainUnderItsKey() {
		Map<String, String> once = Map.of("Idempotency-Key", UUID.randomUUID().toString());
		assertThat(json(HttpMethod.POST, "/api/events", "{\"organisation\": \"stadt\"}", once).status()).isEqualTo(400);
		assertThat(json(HttpMethod.POST, "/api/events", Stage.EVENT, once).status()).isEqualTo(201);
	}

	@Test
	void theSameDocumentIsAnsweredAlikeUnderTheOldTag() {
		String id = this.stage.draft(Stage.EVENT);
		Map<String, String> read = Map.of("If-Match", "\"1\"");
		String moved = Stage.EVENT.replace("20:00:00", "21:00:00");
		Sent first = json(HttpMethod.PUT, "/api/events/" + id, moved, read);
		Sent second = json(HttpMethod.PUT, "/api/events/" + id, moved, read);
		assertThat(first.status()).isEqualTo(200);
		assertThat(second).isEqualTo(first);
		assertThat(json(HttpMethod.PUT, "/api/events/" + id, Stage.EVENT, read).status()).isEqualTo(412);
	}

	@Test
	void aNewEventIsMadeOnceThoughTheButtonIsPressedTwice() {
		Map<String, String> typed = Map.of("organisation", "stadt", "title.de", "Lesung", "signUp.kind", "none",
				"idempotencyKey", once(this.stage.page("/manage/events/new", Stage.ORGANISER)));
		Sent first = form("/manage/events", typed);
		assertThat(first.status()).as(first.body()).isEqualTo(303);
		assertThat(form("/manage/events", typed).location()).isEqualTo(first.location());
		assertThat(events()).isEqualTo(1);
	}

	@Test
	void savingTwiceIsSaved() {
		String id = this.stage.draft(Stage.EVENT);
		Map<String, String> typed = Map.of("organisation", "stadt", "title.de", "Lesung", "signUp.kind", "none",
				"version", "1", "sessions[0].start", "2099-06-19T18:00", "sessions[0].end", "2099-06-19T20:00",
				"sessions[0].quotas[0].name.de", "Vor Ort", "sessions[0].quotas[0].kind", "on_site");
		Sent first = form("/manage/events/" + id, typed);
		assertThat(first.status()).as(first.body()).isEqualTo(303);
		assertThat(form("/manage/events/" + id, typed).location()).isEqualTo(first.location());
	}

	@Test
	void aDraftIsDeletedThoughTheButtonIsPressedTwice() {
		String delete = "/manage/events/" + this.stage.draft(Stage.EVENT) + "/delete";
		Map<String, String> press = Map.of("idempotencyKey", once(this.stage.page(delete, Stage.ORGANISER)));
		assertThat(form(delete, press).location()).isEqualTo("/manage?done=deleted");
		assertThat(form(delete, press).location()).isEqualTo("/manage?done=deleted");
		assertThat(form(delete, Map.of()).status()).isEqualTo(404);
	}

	private static String once(String page) {
		return page.replaceAll("(?s).*name=\"idempotencyKey\" value=\"([^\"]+)\".*", "$1");
	}

}
