package org.einlass.catalog.importing;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.BiPredicate;
import java.util.stream.Stream;

import org.einlass.catalog.event.EventDraft.SessionDraft;
import org.einlass.catalog.event.Session;
import org.jspecify.annotations.Nullable;
import org.einlass.catalog.event.Venue;

/**
 * Brings the sessions of an event to the times of a file. A session keeps its id, and so
 * its places and sign-ups, when it is the same one at another time: with the same start,
 * else on the same day, else in the same order if none came or went. What is over stays,
 * and is not moved to a time that is still to come: people were there. So does what was
 * cancelled here: a date that the file names instead takes place.
 */
final class MovedSessions {

	private final List<Session> sessions;

	private final Instant now;

	private final List<SessionDraft> drafts = new ArrayList<>();

	MovedSessions(List<Session> sessions, Instant now) {
		this.sessions = new ArrayList<>(sessions);
		this.now = now;
	}

	List<SessionDraft> to(List<ImportedSession> wanted, @Nullable Venue venue) {
		List<ImportedSession> missing = new ArrayList<>(wanted);
		pair(missing, venue, (session, imported) -> session.start().equals(imported.start()));
		pair(missing, venue, (session, imported) -> session.scheduled() && sameDay(session, imported)
				&& (!over(session) || over(imported)));
		if (missing.size() == this.sessions.stream().filter(this::movable).count()) {
			pair(missing, venue, (session, imported) -> movable(session));
		}
		missing.forEach((imported) -> this.drafts.add(at(imported, venue, null)));
		Stream<SessionDraft> stay = this.sessions.stream().filter((session) -> !movable(session)).map(SessionDraft::of);
		return Stream.concat(stay, this.drafts.stream())
			.sorted(Comparator.comparing((SessionDraft draft) -> Objects.requireNonNull(draft.start())))
			.toList();
	}

	private void pair(List<ImportedSession> missing, @Nullable Venue venue,
			BiPredicate<Session, ImportedSession> same) {
		for (Iterator<ImportedSession> rest = missing.iterator(); rest.hasNext();) {
			ImportedSession imported = rest.next();
			this.sessions.stream()
				.filter((session) -> same.test(session, imported))
				.findFirst()
				.ifPresent((session) -> {
					this.drafts.add(at(imported, venue, session));
					this.sessions.remove(session);
					rest.remove();
				});
		}
	}

	private boolean movable(Session session) {
		return session.scheduled() && !over(session);
	}

	private boolean over(Session session) {
		return session.end().isBefore(this.now);
	}

	private boolean over(ImportedSession imported) {
		return imported.end().isBefore(this.now);
	}

	private static boolean sameDay(Session session, ImportedSession imported) {
		return session.start()
			.atZone(session.zone())
			.toLocalDate()
			.equals(imported.start().atZone(imported.zone()).toLocalDate());
	}

	private static SessionDraft at(ImportedSession time, @Nullable Venue usual, @Nullable Session session) {
		Venue venue = (time.place() != null) ? ImportedDraft.venue(time.place()) : usual;
		if (session == null) {
			return new SessionDraft(null, null, time.start(), time.end(), time.zone().getId(), time.allDay(), false,
					null, venue, List.of());
		}
		SessionDraft current = SessionDraft.of(session);
		return new SessionDraft(current.id(), current.title(), time.start(), time.end(), time.zone().getId(),
				time.allDay(), current.online(), current.roomLimit(), place(current.venue(), venue), current.quotas());
	}

	/**
	 * The same place keeps what a file cannot say: its street and where it is on the map.
	 */
	private static @Nullable Venue place(@Nullable Venue current, @Nullable Venue venue) {
		boolean same = current != null && venue != null && current.name().equals(venue.name())
				&& Objects.equals(current.postcode(), venue.postcode()) && Objects.equals(current.city(), venue.city());
		return same ? current : venue;
	}

}
