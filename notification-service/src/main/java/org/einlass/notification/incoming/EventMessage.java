package org.einlass.notification.incoming;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Session;
import org.einlass.starter.message.MessageReader;
import org.einlass.starter.message.UnreadableMessage;
import org.jspecify.annotations.Nullable;

/** What we read of the catalog's messages; the rest is ignored. */
record EventMessage(UUID id, long version, String slug, String organisation, String organisationName, String status,
		Map<String, String> title, @Nullable String reason, List<SessionPart> sessions) {

	EventMessage {
		MessageReader.present(id, slug, organisation, organisationName, status, title, sessions);
		MessageReader.different(sessions.stream().map(SessionPart::id));
	}

	Event toEvent() {
		return new Event(this.id, this.version, this.organisation, this.organisationName, this.slug, this.status,
				this.title, this.reason, this.sessions.stream().map(SessionPart::toSession).toList());
	}

	record SessionPart(UUID id, String status, @Nullable Map<String, String> title, Instant start, Instant end,
			String zone, boolean allDay, boolean online, Session.@Nullable Venue venue, @Nullable String reason) {

		SessionPart {
			MessageReader.present(id, status, start, end, zone);
			MessageReader.withoutGaps(title);
		}

		Session toSession() {
			try {
				return new Session(this.id, this.status, this.title, this.start, this.end, ZoneId.of(this.zone),
						this.allDay, this.online, this.venue, this.reason);
			}
			catch (DateTimeException unknown) {
				throw new UnreadableMessage("with an unknown time zone", unknown);
			}
		}

	}

}
