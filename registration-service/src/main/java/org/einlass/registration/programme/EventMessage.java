package org.einlass.registration.programme;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.starter.message.MessageReader;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What we read of the catalog's messages: the whole state of one event. */
record EventMessage(UUID id, long version, String slug, String organisation, String organisationName, String status,
		String visibility, Map<String, String> title, JsonNode signUp, @Nullable List<String> gates,
		List<SessionState> sessions, Instant changedAt) {

	EventMessage {
		MessageReader.present(id, slug, organisation, organisationName, status, visibility, title, signUp, sessions,
				changedAt);
		MessageReader.withoutGaps(gates);
		MessageReader.different(sessions.stream().map(SessionState::id));
		MessageReader.different(sessions.stream().flatMap((session) -> session.quotas().stream()).map(QuotaState::id));
	}

	record SessionState(UUID id, String status, @Nullable Map<String, String> title, Instant start, Instant end,
			String zone, boolean allDay, boolean online, @Nullable Integer roomLimit, @Nullable Venue venue,
			List<QuotaState> quotas) {

		SessionState {
			MessageReader.present(id, status, start, end, zone, quotas);
			MessageReader.withoutGaps(title);
		}

	}

	record QuotaState(UUID id, Map<String, String> name, String kind, @Nullable Integer places, boolean waitingList,
			@Nullable JsonNode audience) {

		QuotaState {
			MessageReader.present(id, name, kind);
		}

	}

	UUID[] sessionIds() {
		return this.sessions.stream().map(SessionState::id).toArray(UUID[]::new);
	}

	UUID[] quotaIds() {
		return this.sessions.stream()
			.flatMap((session) -> session.quotas().stream())
			.map(QuotaState::id)
			.toArray(UUID[]::new);
	}

}
