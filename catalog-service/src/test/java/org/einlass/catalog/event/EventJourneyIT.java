package org.einlass.catalog.event;

import java.util.Collections;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.einlass.catalog.Api;
import org.einlass.catalog.CatalogTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.einlass.catalog.Api.id;
import static org.einlass.catalog.Api.json;

/** The life of an event over HTTP. */
@CatalogTest
class EventJourneyIT {

	@Autowired
	Api api;

	@Test
	void aDraftIsCreatedWithIdsAndDefaults() {
		JsonNode event = json(this.api.call(HttpMethod.POST, "/api/events", Api.draft())
			.expectStatus()
			.isCreated()
			.expectHeader()
			.valueMatches(HttpHeaders.LOCATION, "/api/events/[0-9a-f-]{36}")
			.expectHeader()
			.valueEquals(HttpHeaders.ETAG, "\"1\""));
		assertThat(event.path("status").asString()).isEqualTo("draft");
		assertThat(event.path("slug").asString()).startsWith("digitalsprechstunde");
		assertThat(event.at("/sessions/0/id").asString()).hasSize(36);
		assertThat(event.at("/sessions/0/status").asString()).isEqualTo("scheduled");
		assertThat(event.at("/sessions/0/start").asString()).isEqualTo("2099-06-18T16:00:00Z");
		assertThat(event.at("/sessions/0/quotas/0/id").asString()).hasSize(36);
		assertThat(event.at("/signUp/audience").toString()).isEqualTo("{\"level\":\"guest\"}");
	}

	@Test
	void hostsWhoCreateTheSameTitleAtOnceGetAddressesOfTheirOwn() throws InterruptedException {
		ObjectNode draft = Api.draft();
		draft.putObject("title").put("de", "Tag der offenen Tür");
		Callable<String> host = () -> this.api.created(draft).path("slug").asString();
		try (ExecutorService hosts = Executors.newVirtualThreadPerTaskExecutor()) {
			assertThat(hosts.invokeAll(Collections.nCopies(8, host)).stream().map(Future::resultNow))
				.doesNotHaveDuplicates()
				.hasSize(8);
		}
	}

	@Test
	void onlyItsOrganisersSeeADraft() {
		String path = "/api/events/" + id(this.api.created());
		this.api.call(null, HttpMethod.GET, path, null).expectStatus().isNotFound();
		this.api.call(Api.OTHER, HttpMethod.GET, path, null).expectStatus().isNotFound();
		this.api.call(HttpMethod.GET, path, null).expectHeader().valueEquals(HttpHeaders.ETAG, "\"1\"");
	}

	@Test
	void aPublishedEventIsReadByIdAndSlug() {
		JsonNode event = this.api.published();
		JsonNode open = json(
				this.api.call(null, HttpMethod.GET, "/api/events/" + id(event), null).expectStatus().isOk());
		assertThat(open.path("status").asString()).isEqualTo("published");
		assertThat(open.at("/sessions/0/quotas/0/availability").asString()).isEqualTo("plenty");
		assertThat(open.has("createdAt")).isFalse();
		assertThat(json(this.api.call(null, HttpMethod.GET, "/api/events/" + event.path("slug").asString(), null)))
			.isEqualTo(open);
	}

	@Test
	void anUnchangedEventIsNotSentAgain() {
		String path = "/api/events/" + id(this.api.published());
		String tag = this.api.tag(path);
		this.api.request(null, HttpMethod.GET, path)
			.header(HttpHeaders.IF_NONE_MATCH, tag)
			.exchange()
			.expectStatus()
			.isNotModified();
	}

	@Test
	void whatTheServerAnsweredCanBeSentBackAndIsNoChange() {
		JsonNode event = this.api.published();
		assertThat(json(this.api.change(event, event).expectStatus().isOk())).isEqualTo(event);
		assertThat(json(this.api.change(event, event).expectStatus().isOk())).isEqualTo(event);
	}

	@Test
	void aSessionWithoutIdIsAddedAndAMissingOneRemoved() {
		JsonNode event = this.api.published();
		ObjectNode changes = Api.draft();
		JsonNode changed = json(this.api.change(event, changes).expectStatus().isOk());
		assertThat(changed.path("sessions")).hasSize(1);
		assertThat(changed.at("/sessions/0/id")).isNotEqualTo(event.at("/sessions/0/id"));
	}

	@Test
	void twoWhoChangeTheSameVersionDoNotOverwriteEachOther() {
		JsonNode event = this.api.created();
		this.api.change(event, Api.draft()).expectStatus().isOk().expectHeader().valueEquals(HttpHeaders.ETAG, "\"2\"");
		this.api.change(event, Api.draft()).expectStatus().isOk().expectHeader().valueEquals(HttpHeaders.ETAG, "\"2\"");
		this.api.change(event, Api.draft().put("visibility", "unlisted"))
			.expectStatus()
			.isEqualTo(412)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("changed-meanwhile");
		this.api.call(HttpMethod.PUT, "/api/events/" + id(event), Api.draft())
			.expectStatus()
			.isEqualTo(428)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("if-match-needed");
	}

	@Test
	void publishingAndCancellingTwiceIsTheSameAnswer() {
		JsonNode event = this.api.published();
		String path = "/api/events/" + id(event);
		assertThat(json(this.api.call(HttpMethod.POST, path + "/publish", null))).isEqualTo(event);
		JsonNode cancelled = json(this.api.call(HttpMethod.POST, path + "/cancel", "{\"reason\": \"Wasserschaden\"}")
			.expectStatus()
			.isOk());
		assertThat(cancelled.path("status").asString()).isEqualTo("cancelled");
		assertThat(json(this.api.call(HttpMethod.POST, path + "/cancel", "{}"))).isEqualTo(cancelled);
		JsonNode open = json(this.api.call(null, HttpMethod.GET, path, null));
		assertThat(open.path("reason").asString()).isEqualTo("Wasserschaden");
		assertThat(open.at("/sessions/0/quotas/0/availability").asString()).isEqualTo("none");
		this.api.change(cancelled, Api.draft()).expectStatus().isEqualTo(409);
	}

	@Test
	void aWithdrawnEventIsGoneForEverybodyElse() {
		String path = "/api/events/" + id(this.api.published());
		this.api.call(HttpMethod.POST, path + "/withdraw", null).expectStatus().isOk();
		this.api.call(null, HttpMethod.GET, path, null).expectStatus().isNotFound();
		this.api.call(HttpMethod.GET, path, null).expectStatus().isOk();
	}

	@Test
	void oneSessionIsCancelledAndTheRestStands() {
		JsonNode event = this.api.published();
		String path = "/api/events/" + id(event) + "/sessions/" + event.at("/sessions/0/id").asString() + "/cancel";
		JsonNode changed = json(this.api.call(HttpMethod.POST, path, "{\"reason\": \"krank\"}").expectStatus().isOk());
		assertThat(changed.path("status").asString()).isEqualTo("published");
		assertThat(changed.at("/sessions/0/status").asString()).isEqualTo("cancelled");
		assertThat(changed.at("/sessions/0/reason").asString()).isEqualTo("krank");
		assertThat(json(this.api.change(changed, changed)).at("/sessions/0/status").asString()).isEqualTo("cancelled");
	}

	@Test
	void whatWasCancelledByMistakeTakesPlaceAfterAll() {
		JsonNode event = this.api.published();
		String path = "/api/events/" + id(event);
		this.api.call(HttpMethod.POST, path + "/cancel", null).expectStatus().isOk();
		JsonNode restored = json(this.api.call(HttpMethod.POST, path + "/undo-cancel", null).expectStatus().isOk());
		assertThat(restored.path("status").asString()).isEqualTo("published");
		String session = path + "/sessions/" + event.at("/sessions/0/id").asString();
		JsonNode cancelled = json(
				this.api.call(HttpMethod.POST, session + "/cancel", "{\"reason\": \"krank\"}").expectStatus().isOk());
		this.api.change(cancelled, anotherDate(cancelled))
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("just-cancelled")
			.jsonPath("$.detail")
			.value((String why) -> assertThat(why).contains("10 Minuten"));
		restored = json(this.api.call(HttpMethod.POST, session + "/undo-cancel", null).expectStatus().isOk());
		assertThat(restored.at("/sessions/0/status").asString()).isEqualTo("scheduled");
		assertThat(restored.at("/sessions/0/reason").isNull()).isTrue();
	}

	private static ObjectNode anotherDate(JsonNode event) {
		ObjectNode moved = event.deepCopy().asObject();
		ObjectNode session = (ObjectNode) moved.at("/sessions/0");
		session.remove("id");
		session.put("status", "scheduled");
		((ObjectNode) session.at("/quotas/0")).remove("id");
		return moved;
	}

	@Test
	void aCopyIsANewDraftWithItsOwnIds() {
		JsonNode event = this.api.published();
		JsonNode copy = json(
				this.api.call(HttpMethod.POST, "/api/events/" + id(event) + "/copy", null).expectStatus().isCreated());
		assertThat(copy.path("status").asString()).isEqualTo("draft");
		assertThat(id(copy)).isNotEqualTo(id(event));
		assertThat(copy.path("slug")).isNotEqualTo(event.path("slug"));
		assertThat(copy.at("/sessions/0/quotas/0/id")).isNotEqualTo(event.at("/sessions/0/quotas/0/id"));
	}

	@Test
	void onlyADraftIsDeleted() {
		String draft = "/api/events/" + id(this.api.created());
		this.api.call(HttpMethod.DELETE, draft, null).expectStatus().isNoContent();
		this.api.call(HttpMethod.GET, draft, null).expectStatus().isNotFound();
		this.api.call(HttpMethod.DELETE, "/api/events/" + id(this.api.published()), null)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("not-possible-now");
	}

	@Test
	void anEventWithoutSessionIsNotPublished() {
		ObjectNode draft = Api.draft();
		draft.remove("sessions");
		this.api.call(HttpMethod.POST, "/api/events/" + id(this.api.created(draft)) + "/publish", null)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("session-needed");
	}

	@Test
	void anEventWithSignUpHereAndNoQuotaIsNotPublished() {
		ObjectNode draft = Api.draft();
		((ObjectNode) draft.at("/sessions/0")).remove("quotas");
		JsonNode event = this.api.created(draft);
		this.api.call(HttpMethod.POST, "/api/events/" + id(event) + "/publish", null)
			.expectStatus()
			.isEqualTo(409)
			.expectBody()
			.jsonPath("$.code")
			.isEqualTo("quota-needed");
		draft.withObject("/signUp").put("kind", "none");
		this.api.change(event, draft).expectStatus().isOk();
		this.api.call(HttpMethod.POST, "/api/events/" + id(event) + "/publish", null).expectStatus().isOk();
	}

}
