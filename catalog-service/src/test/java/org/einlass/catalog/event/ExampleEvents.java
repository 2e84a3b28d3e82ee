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

	static Event in(Event.Status status) {
		Event event = published();
		return new Event(event.id(), event.slug(), event.version(), status, event.organisation(),
				event.organisationName(), event.content(), event.programmes(), event.reason(), null, event.origin(),
				event.createdAt(), event.changedAt());
	}

}
