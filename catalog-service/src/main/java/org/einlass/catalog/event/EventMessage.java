package org.einlass.catalog.event;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;

import org.einlass.starter.message.Message;
import org.jspecify.annotations.Nullable;

/**
 * What the other services hear of an event: its whole state, without the long texts and
 * without the host's own way to sign up, which may name a person.
 */
record EventMessage(UUID id, long version, String slug, String organisation, String organisationName,
		List<UUID> programmes, Event.Status status, Event.Visibility visibility, Texts title, Event.Format format,
		List<String> gates, SignUpPart signUp, List<SessionPart> sessions, @Nullable String reason, Instant changedAt) {

	static final String TOPIC = "einlass.catalog.events";

	/** The message of this type about the event as it is now. */
	static Message of(String type, Event event) {
		return new Message(TOPIC, event.id().toString(), type, body(event));
	}

	private static EventMessage body(Event event) {
		EventContent content = event.content();
		return new EventMessage(event.id(), event.version(), event.slug(), event.organisation(),
				event.organisationName(), event.programmes(), event.status(), content.visibility(), content.title(),
				content.format(), content.gates(), SignUpPart.of(content.signUp()),
				content.sessions().stream().map(SessionPart::of).toList(), event.reason(), event.changedAt());
	}

	record SignUpPart(SignUp.Kind kind, @Nullable Instant opensAt, @Nullable Instant closesAt,
			@Nullable Instant cancelUntil, int maxAttendees, SignUp.OnePerPerson onePerPerson, Audience audience,
			boolean requireConfirmation, int holdMinutes, SignUp.Promotion promotion, SignUp.GroupRule groupRule,
			boolean closeWhenSoldOut, int retentionDays, @Nullable Integer releaseAfterMinutes,
			List<Question> questions) {

		static SignUpPart of(SignUp signUp) {
			return new SignUpPart(signUp.kind(), signUp.opensAt(), signUp.closesAt(), signUp.cancelUntil(),
					signUp.maxAttendees(), signUp.onePerPerson(), signUp.audience(), signUp.requireConfirmation(),
					signUp.holdMinutes(), signUp.promotion(), signUp.groupRule(), signUp.closeWhenSoldOut(),
					signUp.retentionDays(), signUp.releaseAfterMinutes(), signUp.questions());
		}

	}

	record SessionPart(UUID id, Session.Status status, @Nullable Texts title, Instant start, Instant end, ZoneId zone,
			boolean allDay, boolean online, @Nullable Integer roomLimit, @Nullable Venue venue, @Nullable String reason,
			List<Quota> quotas) {

		static SessionPart of(Session session) {
			return new SessionPart(session.id(), session.status(), session.title(), session.start(), session.end(),
					session.zone(), session.allDay(), session.online(), session.roomLimit(), session.venue(),
					session.reason(), session.quotas());
		}

	}

}
