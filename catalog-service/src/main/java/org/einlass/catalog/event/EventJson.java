package org.einlass.catalog.event;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;

import org.springframework.boot.jackson.JacksonMixin;

/** How the types of this feature look in JSON where their shape alone does not say it. */
final class EventJson {

	private EventJson() {
	}

	@JacksonMixin(Texts.class)
	abstract static class TextsJson {

		@JsonCreator(mode = JsonCreator.Mode.DELEGATING)
		TextsJson(Map<String, String> byLanguage) {
		}

		@JsonValue
		abstract Map<String, String> byLanguage();

	}

	@JacksonMixin(Audience.class)
	@JsonInclude(JsonInclude.Include.NON_EMPTY)
	abstract static class AudienceJson {

	}

	/** What only the server writes may be sent back and is ignored. */
	@JacksonMixin(EventDraft.class)
	@JsonIgnoreProperties({ "id", "slug", "status", "version", "organisationName", "reason", "origin", "nextStart",
			"programmes", "createdAt", "changedAt" })
	abstract static class EventDraftJson {

	}

	@JacksonMixin(EventDraft.SessionDraft.class)
	@JsonIgnoreProperties({ "status", "reason" })
	abstract static class SessionDraftJson {

	}

	@JacksonMixin(EventDraft.QuotaDraft.class)
	@JsonIgnoreProperties({ "availability", "taken", "waiting" })
	abstract static class QuotaDraftJson {

	}

}
