package org.einlass.registration.programme;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.einlass.starter.message.UnreadableMessage;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Turns rows into events, sessions and quotas. */
@Component
@SuppressWarnings("NullAway") // columns read without a check are not null
class R2dbcEventRows {

	private final Texts texts;

	private final JsonMapper json;

	R2dbcEventRows(Texts texts, JsonMapper json) {
		this.texts = texts;
		this.json = json.rebuild()
			.enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES,
					DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
			.build();
	}

	/**
	 * Refuses an event that could be stored and never be read again.
	 * @throws UnreadableMessage if who may see it, how people get in, or when, says
	 * nothing to us
	 */
	void check(EventMessage event) {
		try {
			SignUpRules signUp = this.json.treeToValue(event.signUp(), SignUpRules.class);
			if (signUp == null || signUp.kind() == null || event.visibility() == null) {
				throw new UnreadableMessage("without the kind of sign-up, or without its visibility");
			}
			Visibility.valueOf(event.visibility().toUpperCase(Locale.ROOT));
			event.sessions().forEach(this::check);
		}
		catch (JacksonException | DateTimeException | IllegalArgumentException unreadable) {
			throw new UnreadableMessage("visibility, rules of sign-up or times that we cannot read", unreadable);
		}
	}

	private void check(EventMessage.SessionState session) {
		ZoneId.of(session.zone());
		session.quotas().forEach((quota) -> this.json.treeToValue(quota.audience(), Audience.class));
	}

	Event event(Readable row, Map<UUID, List<Session>> sessions) {
		UUID id = row.get("id", UUID.class);
		return new Event(id, row.get("version", Long.class), row.get("organisation", String.class),
				row.get("organisation_name", String.class), row.get("slug", String.class),
				value(Event.Status.class, row, "status"), value(Visibility.class, row, "visibility"),
				texts(row, "title"), signUp(row),
				List.of(this.json.readValue(row.get("gates", String.class), String[].class)),
				sessions.getOrDefault(id, List.of()));
	}

	private SignUpRules signUp(Readable row) {
		return this.json.readValue(row.get("sign_up", String.class), SignUpRules.class);
	}

	SessionRow session(Readable row) {
		UUID id = row.get("session", UUID.class);
		List<Quota> quotas = (row.get("quota", UUID.class) != null) ? List.of(quota(id, row)) : List.of();
		return new SessionRow(row.get("event", UUID.class),
				new Session(id, value(Session.Status.class, row, "status"), texts(row, "title"),
						row.get("starts_at", Instant.class), row.get("ends_at", Instant.class),
						ZoneId.of(row.get("zone", String.class)), row.get("all_day", Boolean.class),
						row.get("online", Boolean.class), read(row, "venue", Venue.class),
						row.get("room_limit", Integer.class), quotas));
	}

	private Quota quota(UUID session, Readable row) {
		return new Quota(row.get("quota", UUID.class), session, texts(row, "name"),
				value(Quota.Kind.class, row, "kind"), row.get("places", Integer.class),
				row.get("wanted", Integer.class), row.get("taken", Integer.class), row.get("waiting", Integer.class),
				row.get("lost", Integer.class), row.get("held", Integer.class), row.get("waiting_list", Boolean.class),
				row.get("sold_out", Boolean.class), read(row, "audience", Audience.class),
				row.get("removed", Boolean.class));
	}

	private Map<String, String> texts(Readable row, String column) {
		return this.texts.read(row.get(column, String.class));
	}

	private <T> @Nullable T read(Readable row, String column, Class<T> type) {
		String text = row.get(column, String.class);
		return (text != null) ? this.json.readValue(text, type) : null;
	}

	private static <E extends Enum<E>> E value(Class<E> type, Readable row, String column) {
		return Enum.valueOf(type, row.get(column, String.class).toUpperCase(Locale.ROOT));
	}

	/** One session with the quotas of both rows. */
	static Session joined(Session one, Session other) {
		List<Quota> quotas = new ArrayList<>(one.quotas());
		quotas.addAll(other.quotas());
		return new Session(one.id(), one.status(), one.title(), one.start(), one.end(), one.zone(), one.allDay(),
				one.online(), one.venue(), one.roomLimit(), quotas);
	}

	/** A session of an event, with at most one of its quotas. */
	record SessionRow(UUID event, Session session) {
	}

}
