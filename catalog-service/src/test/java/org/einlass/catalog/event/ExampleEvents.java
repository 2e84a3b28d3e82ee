package org.einlass.catalog.event;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.cfg.EnumFeature;
import tools.jackson.databind.json.JsonMapper;

/** The event of the golden examples, as the organiser wrote it and as we keep it. */
final class ExampleEvents {

	static final JsonMapper JSON = JsonMapper.builder()
		.enable(EnumFeature.WRITE_ENUMS_TO_LOWERCASE)
		.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
		.addMixIn(Texts.class, EventJson.TextsJson.class)
		.addMixIn(Audience.class, EventJson.AudienceJson.class)
		.addMixIn(EventDraft.class, EventJson.EventDraftJson.class)
		.addMixIn(EventDraft.SessionDraft.class, EventJson.SessionDraftJson.class)
		.addMixIn(EventDraft.QuotaDraft.class, EventJson.QuotaDraftJson.class)
		.build();

	static final UUID SESSION = UUID.fromString("01990000-0000-7000-8000-000000000011");

	static final UUID QUOTA = UUID.fromString("01990000-0000-7000-8000-000000000021");

	private ExampleEvents() {
	}

	static JsonNode golden(String type) {
		return JSON.readTree(read(Path.of("contracts", "examples", type + ".json")));
	}

	static String read(Path path) {
		try {
			return Files.readString(path);
		}
		catch (IOException failure) {
			throw new UncheckedIOException(failure);
		}
	}

	/** A golden example is a document that can be sent back. */
	static EventDraft draft(String type) {
		return JSON.treeToValue(golden(type), EventDraft.class);
	}

	static Event of(String type) {
		JsonNode golden = golden(type);
		Instant changedAt = Instant.parse(golden.path("changedAt").asString());
		return new Event(UUID.fromString(golden.path("id").asString()), golden.path("slug").asString(),
				golden.path("version").asLong(),
				Event.Status.valueOf(golden.path("status").asString().toUpperCase(Locale.ROOT)),
				golden.path("organisation").asString(), golden.path("organisationName").asString(),
				content(draft(type)), List.of(),
				golden.path("reason").isNull() ? null : golden.path("reason").asString(), null, null, changedAt,
				changedAt);
	}

	private static EventContent content(EventDraft draft) {
		Iterator<UUID> ids = List.of(SESSION, QUOTA).iterator();
		return new DraftReading(ids::next).read(draft);
	}

	static Event published() {
		return of("EventPublished");
	}

	/** Its content with other places for another audience. */
	static EventContent with(@Nullable Integer places, @Nullable Audience audience) {
		EventContent content = published().content();
		Session one = content.sessions().getFirst();
		Quota quota = one.quotas().getFirst();
		return content.withSessions(List.of(new Session(one.id(), one.status(), one.title(), one.start(), one.end(),
				one.zone(), one.allDay(), one.online(), one.roomLimit(), one.venue(),
				List.of(new Quota(quota.id(), quota.name(), quota.kind(), places, quota.waitingList(), audience)), null,
				null)));
	}

	static Event in(Event.Status status) {
		Event event = published();
		return new Event(event.id(), event.slug(), event.version(), status, event.organisation(),
				event.organisationName(), event.content(), event.programmes(), event.reason(), null, event.origin(),
				event.createdAt(), event.changedAt());
	}

}
