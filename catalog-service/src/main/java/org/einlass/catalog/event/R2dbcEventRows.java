package org.einlass.catalog.event;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Parameter;
import io.r2dbc.spi.Parameters;
import io.r2dbc.spi.R2dbcType;
import io.r2dbc.spi.Readable;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/** Events as rows and back. */
@Component
class R2dbcEventRows {

	private static final int MOST_BYTES = 256 * 1024;

	private final JsonMapper json;

	R2dbcEventRows(JsonMapper json) {
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	@SuppressWarnings("NullAway") // only the columns of reason, cancellation and origin
									// may be null
	Event event(Readable row) {
		return new Event(row.get("id", UUID.class), row.get("slug", String.class), row.get("version", Long.class),
				value(Event.Status.class, row.get("status", String.class)), row.get("organisation", String.class),
				row.get("organisation_name", String.class),
				this.json.readValue(row.get("content", Json.class).asArray(), EventContent.class),
				List.of(row.get("programmes", UUID[].class)), row.get("reason", String.class),
				row.get("cancelled_at", Instant.class), origin(row), row.get("created_at", Instant.class),
				row.get("changed_at", Instant.class));
	}

	private static Event.@Nullable Origin origin(Readable row) {
		String source = row.get("origin_source", String.class);
		String uid = row.get("origin_uid", String.class);
		String print = row.get("origin_print", String.class);
		return (source != null && uid != null && print != null) ? new Event.Origin(source, uid, print) : null;
	}

	/** The columns of an event; refuses a document that would not fit into a message. */
	Row row(Event event) {
		byte[] content = this.json.writeValueAsBytes(event.content());
		if (content.length > MOST_BYTES) {
			throw new EventRefused.TooLarge();
		}
		return new Row(event, content, searchText(event));
	}

	@SuppressWarnings("NullAway") // no column is null
	Map.Entry<UUID, QuotaState> quotaState(Readable row) {
		return Map.entry(row.get("quota", UUID.class), new QuotaState(row.get("taken", Integer.class),
				row.get("waiting", Integer.class), value(Availability.class, row.get("bucket", String.class))));
	}

	private static String searchText(Event event) {
		EventContent content = event.content();
		Stream<Texts> texts = Stream.of(content.title(), content.summary()).filter(java.util.Objects::nonNull);
		Stream<String> places = content.sessions()
			.stream()
			.map(Session::venue)
			.filter(java.util.Objects::nonNull)
			.flatMap((venue) -> Stream.of(venue.name(), String.valueOf(venue.city())))
			.distinct();
		return Stream
			.of(texts.flatMap((text) -> text.byLanguage().values().stream()), content.topics().stream(),
					Stream.of(event.organisationName()), places)
			.flatMap((part) -> part)
			.collect(Collectors.joining(" "))
			.toLowerCase(Locale.ROOT);
	}

	/** A value as it stands in columns and JSON: {@code on_site}. */
	static String word(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	static <E extends Enum<E>> E value(Class<E> type, String word) {
		return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
	}

	static Parameter text(@Nullable String value) {
		return (value != null) ? Parameters.in(R2dbcType.VARCHAR, value) : Parameters.in(R2dbcType.VARCHAR);
	}

	static Parameter time(@Nullable Instant value) {
		return (value != null) ? Parameters.in(value) : Parameters.in(Instant.class);
	}

	/** What is written of an event. */
	record Row(Event event, byte[] content, String searchText) {

		@Nullable String originSource() {
			return (this.event.origin() != null) ? this.event.origin().source() : null;
		}

		@Nullable String originUid() {
			return (this.event.origin() != null) ? this.event.origin().uid() : null;
		}

		@Nullable String originPrint() {
			return (this.event.origin() != null) ? this.event.origin().fingerprint() : null;
		}

	}

}
