package org.einlass.catalog.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.catalog.event.EventRefused.NotPossibleNow;
import org.einlass.catalog.event.EventRefused.QuotaNeeded;
import org.einlass.catalog.event.EventRefused.UndoTooLate;
import org.einlass.catalog.event.EventRefused.UnknownSession;
import org.einlass.starter.text.SearchText;
import org.jspecify.annotations.Nullable;

/**
 * What people attend, with the life of its document. There is one document: a change to a
 * published event is public at once.
 *
 * @param slug stands in addresses; never changes
 * @param version raised by each change; the ETag of the document
 * @param programmes the programmes that collect it
 * @param reason why it was cancelled, if it was
 * @param cancelledAt when it was cancelled, if it was
 * @param origin where it was imported from, if it was
 */
public record Event(UUID id, String slug, long version, Status status, String organisation, String organisationName,
		EventContent content, List<UUID> programmes, @Nullable String reason, @Nullable Instant cancelledAt,
		@Nullable Origin origin, Instant createdAt, Instant changedAt) {

	/** How long cancelling can be undone; mails about it wait as long (design 8). */
	public static final Duration UNDO_WITHIN = Duration.ofMinutes(10);

	/** Whether everybody may see it who knows its address. */
	public boolean open() {
		return (this.status == Status.PUBLISHED || this.status == Status.CANCELLED)
				&& this.content.visibility() != Visibility.INTERNAL;
	}

	/**
	 * What it is found by: its texts in all languages, topics, host and places, folded.
	 */
	public String search() {
		return SearchText
			.of(Stream.concat(this.content.words(), Stream.of(this.organisationName)).toArray(String[]::new));
	}

	/** Changed to what it is already, it stays as it is: calendars would be told. */
	Event changed(EventContent newContent, Instant now) {
		if (this.status == Status.CANCELLED) {
			throw new NotPossibleNow(this.status);
		}
		if (this.status == Status.PUBLISHED) {
			if (newContent.lacksQuotas() && !this.content.lacksQuotas()) {
				throw new QuotaNeeded();
			}
			newContent.requireSession();
			newContent.requireBuiltAudiences();
			new PlacesGiven(this.content).stayUndoable(newContent, now);
		}
		return newContent.equals(this.content) ? this : next(this.status, newContent, this.reason, now);
	}

	/**
	 * From a draft, or again after it was withdrawn; what was cancelled before that only
	 * within {@link #UNDO_WITHIN}.
	 */
	Event published(Instant now) {
		return published(now, false);
	}

	/**
	 * The same.
	 * @param anyway also if nobody could sign up or come
	 */
	Event published(Instant now, boolean anyway) {
		if (this.status == Status.CANCELLED) {
			throw new NotPossibleNow(this.status);
		}
		if (this.cancelledAt != null) {
			requireUndoable(this.cancelledAt, now);
		}
		this.content.requireSession();
		if (this.status == Status.PUBLISHED) {
			return this;
		}
		if (this.content.lacksQuotas()) {
			throw new QuotaNeeded();
		}
		this.content.requireBuiltAudiences();
		if (!anyway) {
			WayIn.require(this.content, now);
		}
		return next(Status.PUBLISHED, this.content, null, now);
	}

	Event cancelled(@Nullable String why, Instant now) {
		return switch (this.status) {
			case CANCELLED -> this;
			case PUBLISHED -> next(Status.CANCELLED, this.content, why, now);
			case DRAFT, SUBMITTED, WITHDRAWN -> throw new NotPossibleNow(this.status);
		};
	}

	/** It takes place after all; only within {@link #UNDO_WITHIN}. */
	Event restored(Instant now) {
		return switch (this.status) {
			case PUBLISHED -> this;
			case CANCELLED -> {
				requireUndoable(this.cancelledAt, now);
				yield next(Status.PUBLISHED, this.content, null, now);
			}
			case DRAFT, SUBMITTED, WITHDRAWN -> throw new NotPossibleNow(this.status);
		};
	}

	Event withdrawn(Instant now) {
		return switch (this.status) {
			case WITHDRAWN -> this;
			case PUBLISHED, CANCELLED -> next(Status.WITHDRAWN, this.content, this.reason, now);
			case DRAFT, SUBMITTED -> throw new NotPossibleNow(this.status);
		};
	}

	Event sessionCancelled(UUID session, @Nullable String why, Instant now) {
		Session found = session(session);
		return found.scheduled() ? with(found.cancelled(why, now), now) : this;
	}

	/** The session takes place after all; only within {@link #UNDO_WITHIN}. */
	Event sessionRestored(UUID session, Instant now) {
		Session found = session(session);
		if (found.scheduled()) {
			return this;
		}
		requireUndoable(found.cancelledAt(), now);
		return with(found.restored(), now);
	}

	private Session session(UUID session) {
		return this.content.sessions()
			.stream()
			.filter((one) -> one.id().equals(session))
			.findFirst()
			.orElseThrow(UnknownSession::new);
	}

	private Event with(Session changed, Instant now) {
		List<Session> sessions = this.content.sessions()
			.stream()
			.map((one) -> one.id().equals(changed.id()) ? changed : one)
			.toList();
		if (this.status == Status.CANCELLED) {
			throw new NotPossibleNow(this.status);
		}
		return next(this.status, this.content.withSessions(sessions), this.reason, now);
	}

	/** Whether what was cancelled then can still be had back. */
	public static boolean undoable(@Nullable Instant cancelledAt, Instant now) {
		return cancelledAt != null && now.isBefore(cancelledAt.plus(UNDO_WITHIN));
	}

	private static void requireUndoable(@Nullable Instant cancelledAt, Instant now) {
		if (!undoable(cancelledAt, now)) {
			throw new UndoTooLate();
		}
	}

	/** Throws if the content would take away what people have. */
	void allow(EventContent wanted, Map<UUID, QuotaState> states) {
		new PlacesGiven(this.content).stay(wanted, states);
	}

	/** Collected by a programme, or not any more. */
	Event collected(UUID programme, boolean in, Instant now) {
		if (this.programmes.contains(programme) == in) {
			return this;
		}
		Stream<UUID> others = this.programmes.stream().filter((one) -> !one.equals(programme));
		List<UUID> all = (in ? Stream.concat(others, Stream.of(programme)) : others).toList();
		return new Event(this.id, this.slug, this.version + 1, this.status, this.organisation, this.organisationName,
				this.content, all, this.reason, this.cancelledAt, this.origin, this.createdAt, now);
	}

	Event deletable() {
		if (this.status != Status.DRAFT) {
			throw new NotPossibleNow(this.status);
		}
		return this;
	}

	Event from(Origin newOrigin) {
		return new Event(this.id, this.slug, this.version, this.status, this.organisation, this.organisationName,
				this.content, this.programmes, this.reason, this.cancelledAt, newOrigin, this.createdAt,
				this.changedAt);
	}

	/** The type of the message that tells of this change, if others care. */
	Optional<String> tells(Event before) {
		if (before.version == this.version) {
			return Optional.empty();
		}
		return switch (this.status) {
			case DRAFT, SUBMITTED -> Optional.empty();
			case PUBLISHED -> Optional.of((before.status == Status.PUBLISHED) ? "EventChanged" : "EventPublished");
			case CANCELLED -> Optional.of("EventCancelled");
			case WITHDRAWN -> Optional.of("EventWithdrawn");
		};
	}

	private Event next(Status newStatus, EventContent newContent, @Nullable String why, Instant now) {
		Instant since = switch (newStatus) {
			case CANCELLED -> (this.cancelledAt != null) ? this.cancelledAt : now;
			case WITHDRAWN -> this.cancelledAt;
			case DRAFT, SUBMITTED, PUBLISHED -> null;
		};
		return new Event(this.id, this.slug, this.version + 1, newStatus, this.organisation, this.organisationName,
				newContent, this.programmes, why, since, this.origin, this.createdAt, now);
	}

	/** The life of an event. */
	public enum Status {

		DRAFT, SUBMITTED, PUBLISHED, CANCELLED, WITHDRAWN

	}

	/** Where people take part. */
	public enum Format {

		ON_SITE, ONLINE, HYBRID

	}

	/** Who finds it: everybody, those with its address, or members of an organisation. */
	public enum Visibility {

		PUBLIC, UNLISTED, INTERNAL

	}

	/**
	 * Where an imported event came from.
	 *
	 * @param source what was imported, such as {@code text/calendar}
	 * @param uid its id there; unique in source and organisation
	 * @param fingerprint of what was imported last, to tell unchanged entries
	 */
	public record Origin(String source, String uid, String fingerprint) {
	}

}
