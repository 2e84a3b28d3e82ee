package org.einlass.catalog.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;

/** An event as the API shows it: the document, and how full it is. */
record EventResponse(UUID id, String slug, Event.Status status, long version, String organisation,
		String organisationName, Texts title, @Nullable Texts summary, @Nullable Texts description, Event.Format format,
		Event.Visibility visibility, List<UUID> programmes, List<String> topics, List<String> targetGroups,
		List<String> languages, List<String> accessibility, EventContent.@Nullable CouncilPaper councilPaper,
		List<String> gates, SignUp signUp, List<SessionResponse> sessions, @Nullable String reason,
		@JsonInclude(JsonInclude.Include.NON_NULL) Event.@Nullable Origin origin,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Instant createdAt, Instant changedAt) {

	/** How many sessions of an event a list shows. */
	private static final int MOST_IN_LIST = 10;

	/** The whole document, for its organisers. */
	static EventResponse full(Event event, Map<UUID, QuotaState> states) {
		EventContent content = event.content();
		return of(event, content.signUp(), content.description(), sessions(content.sessions(), event, states),
				event.origin(), event.createdAt());
	}

	/** What everybody may read. */
	static EventResponse open(Event event, Map<UUID, QuotaState> states) {
		EventContent content = event.content();
		return of(event, content.signUp().open(), content.description(),
				sessions(content.sessions().stream().map(Session::open).toList(), event, states), null, null);
	}

	/** What a list shows: the next sessions from then on, without the long text. */
	static EventResponse listed(Event event, Map<UUID, QuotaState> states, Instant from) {
		List<Session> next = event.content()
			.sessions()
			.stream()
			.filter((session) -> session.scheduled() && session.end().isAfter(from))
			.sorted(Comparator.comparing(Session::start))
			.limit(MOST_IN_LIST)
			.map(Session::open)
			.toList();
		return of(event, event.content().signUp().open(), null, sessions(next, event, states), null, null);
	}

	private static List<SessionResponse> sessions(List<Session> sessions, Event event, Map<UUID, QuotaState> states) {
		return sessions.stream().map((session) -> SessionResponse.of(session, event, states)).toList();
	}

	private static EventResponse of(Event event, SignUp signUp, @Nullable Texts description,
			List<SessionResponse> sessions, Event.@Nullable Origin origin, @Nullable Instant createdAt) {
		EventContent content = event.content();
		return new EventResponse(event.id(), event.slug(), event.status(), event.version(), event.organisation(),
				event.organisationName(), content.title(), content.summary(), description, content.format(),
				content.visibility(), event.programmes(), content.topics(), content.targetGroups(), content.languages(),
				content.accessibility(), content.councilPaper(), content.gates(), signUp, sessions, event.reason(),
				origin, createdAt, event.changedAt());
	}

	record SessionResponse(UUID id, Session.Status status, @Nullable Texts title, Instant start, Instant end,
			ZoneId zone, boolean allDay, boolean online, @Nullable Integer roomLimit, @Nullable Venue venue,
			List<QuotaResponse> quotas, @Nullable String reason) {

		static SessionResponse of(Session session, Event event, Map<UUID, QuotaState> states) {
			boolean gone = event.status() == Event.Status.CANCELLED || !session.scheduled();
			return new SessionResponse(session.id(), session.status(), session.title(), session.start(), session.end(),
					session.zone(), session.allDay(), session.online(), session.roomLimit(), session.venue(),
					session.quotas()
						.stream()
						.map((quota) -> QuotaResponse.of(quota,
								gone ? Availability.NONE : Availability.of(quota, states.get(quota.id()))))
						.toList(),
					session.reason());
		}

	}

	record QuotaResponse(UUID id, Texts name, Quota.Kind kind, @Nullable Integer places, boolean waitingList,
			@Nullable Audience audience, Availability availability) {

		static QuotaResponse of(Quota quota, Availability availability) {
			return new QuotaResponse(quota.id(), quota.name(), quota.kind(), quota.places(), quota.waitingList(),
					quota.audience(), availability);
		}

	}

}
