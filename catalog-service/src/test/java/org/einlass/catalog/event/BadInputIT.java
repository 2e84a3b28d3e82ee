package org.einlass.catalog.event;

import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;

import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.einlass.starter.identity.Role;
import org.einlass.starter.test.TestTokens;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpMethod;
import org.springframework.http.MediaType;

import static org.einlass.catalog.Api.id;

/** What bad input gets: a clear error, and nothing is lost or stored. */
@CatalogTest
class BadInputIT {

	@Autowired
	Api api;

	@ParameterizedTest
	@MethodSource("wrongFields")
	void everyWrongFieldIsNamed(String path, String code, Consumer<ObjectNode> mistake) {
		ObjectNode draft = Api.draft();
		mistake.accept(draft);
		this.api.call(HttpMethod.POST, "/api/events", draft)
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("invalid")
			.jsonPath("$.fields[?(@.path == '%s' && @.code == '%s')].message".formatted(path, code))
			.isNotEmpty();
	}

	static Stream<Arguments> wrongFields() {
		return Stream.of(wrong("title", "required", (draft) -> draft.remove("title")),
				wrong("title.de", "required", (draft) -> title(draft).put("de", " ")),
				wrong("title.de", "required", (draft) -> title(draft).putNull("de")),
				wrong("title.de", "too-long", (draft) -> title(draft).put("de", "x".repeat(201))),
				wrong("title.de", "control-characters", (draft) -> title(draft).put("de", "a\0b")),
				wrong("title.en", "control-characters", (draft) -> title(draft).put("en", "a\u001bb")),
				wrong("title", "language", (draft) -> title(draft).put("Deutsch!", "x")),
				wrong("description.de", "control-characters",
						(draft) -> draft.putObject("description").put("de", "\0")),
				wrong("organisation", "required", (draft) -> draft.remove("organisation")),
				wrong("colour", "unknown", (draft) -> draft.put("colour", "red")),
				wrong("sessions[0].colour", "unknown", (draft) -> session(draft).put("colour", "red")),
				wrong("format", "malformed", (draft) -> draft.put("format", "by_post")),
				wrong("topics[0]", "required", (draft) -> draft.putArray("topics").addNull()),
				wrong("councilPaper.url", "url",
						(draft) -> draft.withObject("/councilPaper").put("url", "javascript:alert(1)")),
				wrong("councilPaper.url", "url",
						(draft) -> draft.withObject("/councilPaper").put("url", "https://stadt.example@evil.example/")),
				wrong("sessions[0].start", "required", (draft) -> session(draft).remove("start")),
				wrong("sessions[0].start", "malformed", (draft) -> session(draft).put("start", "tomorrow")),
				wrong("sessions[0].end", "date", (draft) -> session(draft).put("end", "9999-12-31T00:00:00Z")),
				wrong("sessions[0].end", "end-before-start",
						(draft) -> session(draft).put("end", "2099-06-18T17:59:00+02:00")),
				wrong("sessions[0].zone", "zone", (draft) -> session(draft).put("zone", "Europe/Leipzig")),
				wrong("sessions[0]", "required", (draft) -> draft.putArray("sessions").addNull()),
				wrong("sessions[0].venue.latitude", "range",
						(draft) -> session(draft).withObject("/venue").put("latitude", 91)),
				wrong("sessions[0].venue.longitude", "coordinates",
						(draft) -> session(draft).withObject("/venue").remove("longitude")),
				wrong("sessions[0].quotas[0].places", "range", (draft) -> quota(draft).put("places", -1)),
				wrong("sessions[0].quotas[0].places", "malformed", (draft) -> quota(draft).put("places", "")),
				wrong("sessions[0].quotas[0].places", "malformed", (draft) -> quota(draft).put("places", "7")),
				wrong("sessions[0].quotas[0].places", "malformed", (draft) -> quota(draft).put("places", 7.9)),
				wrong("sessions[0].quotas[0].waitingList", "malformed",
						(draft) -> quota(draft).put("waitingList", "true")),
				wrong("sessions[0].quotas[0].kind", "malformed", (draft) -> quota(draft).put("kind", "ON_SITE")),
				wrong("sessions[0].roomLimit", "malformed", (draft) -> session(draft).put("roomLimit", "")),
				wrong("sessions[0].start", "malformed", (draft) -> session(draft).put("start", 4_085_225_200L)),
				wrong("sessions[0].venue", "malformed", (draft) -> session(draft).put("venue", "")),
				wrong("sessions[0].venue.postcode", "malformed",
						(draft) -> session(draft).withObject("/venue").put("postcode", 10115)),
				wrong("signUp", "malformed", (draft) -> draft.put("signUp", "")),
				wrong("signUp.maxAttendees", "malformed",
						(draft) -> draft.withObject("/signUp").put("maxAttendees", 2.99)),
				wrong("signUp.closesAt", "malformed", (draft) -> draft.withObject("/signUp").put("closesAt", "")),
				wrong("topics", "malformed", (draft) -> draft.put("topics", "digitales")),
				wrong("title.de", "malformed", (draft) -> title(draft).put("de", 5)),
				wrong("sessions[0].quotas[0].name", "required", (draft) -> quota(draft).remove("name")),
				wrong("signUp.kind", "required", (draft) -> draft.withObject("/signUp").remove("kind")),
				wrong("signUp.maxAttendees", "range", (draft) -> draft.withObject("/signUp").put("maxAttendees", 0)),
				wrong("signUp.elsewhere", "required", (draft) -> draft.withObject("/signUp").put("kind", "elsewhere")),
				wrong("signUp.elsewhere.email", "email",
						(draft) -> draft.withObject("/signUp").putObject("elsewhere").put("email", "me")),
				wrong("signUp.questions[0].choices", "required",
						(draft) -> ((ObjectNode) draft.at("/signUp/questions/0")).remove("choices")));
	}

	private static Arguments wrong(String path, String code, Consumer<ObjectNode> mistake) {
		return Arguments.of(path, code, mistake);
	}

	private static ObjectNode title(ObjectNode draft) {
		return draft.withObject("/title");
	}

	private static ObjectNode session(ObjectNode draft) {
		return (ObjectNode) draft.at("/sessions/0");
	}

	private static ObjectNode quota(ObjectNode draft) {
		return (ObjectNode) draft.at("/sessions/0/quotas/0");
	}

	private static void repeat(ArrayNode entries, int times) {
		while (entries.size() < times) {
			entries.add(entries.get(0).deepCopy());
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "{", "null", "[]", "\"text\"", "{\"title\": \"text\"}", "{\"title\": {}} trailing" })
	void whatIsNotADraftIsRefused(String body) {
		this.api.request(Api.ORGANISER, HttpMethod.POST, "/api/events")
			.contentType(MediaType.APPLICATION_JSON)
			.bodyValue(body)
			.exchange()
			.expectStatus()
			.isBadRequest()
			.expectHeader()
			.contentType(MediaType.APPLICATION_PROBLEM_JSON);
	}

	@Test
	void anotherContentTypeIsRefused() {
		this.api.request(Api.ORGANISER, HttpMethod.POST, "/api/events")
			.contentType(MediaType.TEXT_PLAIN)
			.bodyValue(Api.draft().toString())
			.exchange()
			.expectStatus()
			.isEqualTo(415);
	}

	@Test
	void aBodyOfTwoMebibytesIsTooLarge() {
		ObjectNode draft = Api.draft();
		draft.putObject("description").put("de", "x".repeat(2 * 1024 * 1024));
		this.api.call(HttpMethod.POST, "/api/events", draft).expectStatus().isEqualTo(413);
	}

	@ParameterizedTest
	@MethodSource
	void aDocumentThatFitsIntoNoMessageIsTooLarge(Consumer<ObjectNode> much) {
		ObjectNode draft = Api.draft();
		much.accept(draft);
		this.api.call(HttpMethod.POST, "/api/events", draft)
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("too-large");
	}

	static Stream<Consumer<ObjectNode>> aDocumentThatFitsIntoNoMessageIsTooLarge() {
		return Stream.of((draft) -> repeat(draft.withArray("sessions"), 501),
				(draft) -> repeat(session(draft).withArray("quotas"), 21), (draft) -> {
					repeat(draft.withArray("sessions"), 500);
					repeat((ArrayNode) draft.at("/sessions/0/quotas"), 20);
					draft.path("sessions")
						.forEach((session) -> ((ObjectNode) session).putObject("title").put("de", "x".repeat(190)));
				});
	}

	@ParameterizedTest
	@CsvSource({ "limit=0, limit", "limit=101, limit", "limit=x, limit", "from=yesterday, from", "format=fax, format",
			"cursor=!!, cursor", "cursor=MTIzNDU2Nzg5MDEyMzQ1Njc4OTAx, cursor", "q=%00, q", "topic=a%00, topic",
			"cursor=%0C, cursor", "cursor=, cursor", "near=%1C, near", "'near=51,12&radius=', radius", "limit=, limit",
			"from=%20, from", "format=%20, format", "near=51.3, near", "'near=91,12', near", "'near=51.3,x', near",
			"radius=0, radius", "'near=51,12&radius=0', radius", "'near=51,12&radius=100001', radius",
			"'near=51,12&radius=far', radius", "'bbox=12,51,13', bbox", "'bbox=12,51,181,52', bbox", "bbox=all, bbox" })
	void aWrongFilterIsNamed(String query, String field) {
		this.api.request(null, HttpMethod.GET, "/api/events").exchange().expectStatus().isOk();
		this.api.raw(null, "/api/events?" + query)
			.expectStatus()
			.isBadRequest()
			.expectBody()
			.jsonPath("$.fields[0].path")
			.isEqualTo(field);
	}

	@Test
	void whatIsUnknownIsNotFound() {
		String unknown = "/api/events/" + UUID.randomUUID();
		this.api.call(null, HttpMethod.GET, unknown, null).expectStatus().isNotFound();
		this.api.call(null, HttpMethod.GET, "/api/events/no-such-slug", null).expectStatus().isNotFound();
		this.api.raw(null, "/api/events/a%00b").expectStatus().isNotFound();
		this.api.call(HttpMethod.POST, unknown + "/publish", null).expectStatus().isNotFound();
		this.api.call(HttpMethod.POST, "/api/events/no-id/publish", null).expectStatus().isNotFound();
		this.api.call(HttpMethod.GET, "/api/nothing", null).expectStatus().isNotFound();
		this.api
			.call(HttpMethod.POST,
					"/api/events/" + id(this.api.published()) + "/sessions/" + UUID.randomUUID() + "/cancel", null)
			.expectStatus()
			.isNotFound();
	}

	@Test
	void aTokenThatWeDoNotTrustIsRefused() {
		String valid = TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER).token();
		String forged = valid.substring(0, valid.length() - 8) + "AAAAAAAA";
		Stream
			.of("Bearer " + forged, "Bearer nonsense",
					token().claim("exp", Date.from(Instant.now().minusSeconds(600))).bearer(),
					token().claim("aud", "another").bearer(), token().claim("iss", "https://evil.example").bearer())
			.forEach((token) -> this.api.call(token, HttpMethod.POST, "/api/events", Api.draft())
				.expectStatus()
				.isUnauthorized()
				.expectBody()
				.jsonPath("$.code")
				.isEqualTo("login-needed"));
		this.api.call(null, HttpMethod.POST, "/api/events", Api.draft()).expectStatus().isUnauthorized();
	}

	private static TestTokens token() {
		return TestTokens.of("organiser").in("digitale-stadt", Role.ORGANISER);
	}

	@Test
	void whoDoesNotOrganiseThereMayNot() {
		this.api.call(Api.OTHER, HttpMethod.POST, "/api/events", Api.draft())
			.expectStatus()
			.isForbidden()
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("forbidden");
		String supervisor = TestTokens.of("supervisor").in("digitale-stadt", Role.SUPERVISOR).bearer();
		String path = "/api/events/" + id(this.api.created());
		this.api.call(supervisor, HttpMethod.POST, path + "/publish", null).expectStatus().isForbidden();
		this.api.call(Api.OTHER, HttpMethod.POST, path + "/publish", null).expectStatus().isNotFound();
		this.api.call(Api.OTHER, HttpMethod.POST, "/api/events/" + id(this.api.published()) + "/cancel", null)
			.expectStatus()
			.isForbidden();
	}

}
