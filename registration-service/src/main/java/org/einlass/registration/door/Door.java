package org.einlass.registration.door;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.einlass.registration.gate.Gates;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;
import org.einlass.registration.programme.Session;

/**
 * The way into one session.
 *
 * @param opensAt from when on people are admitted
 * @param closesAt until when people are admitted
 */
public record Door(Event event, Session session, Instant opensAt, Instant closesAt) {

	static Optional<Door> of(Event event, UUID session, DoorSettings settings) {
		return event.session(session)
			.map((found) -> new Door(event, found, found.start().minus(settings.opensBeforeStart()),
					found.over().plus(settings.closesAfterEnd())));
	}

	/** The slug of the organisation whose door it is. */
	public String organisation() {
		return this.event.organisation();
	}

	/**
	 * What it says over the door, by language: the session's own title, else the event's.
	 */
	public Map<String, String> title() {
		return title(this.session);
	}

	/** Whether the session has ended by then. */
	public boolean overAt(Instant now) {
		return now.isAfter(this.session.over());
	}

	/** The session, if only so many may be inside. */
	Optional<UUID> limited() {
		return Optional.ofNullable(this.session.roomLimit()).map((limit) -> this.session.id());
	}

	/** What a device may say its gate is. */
	public Gates gates() {
		return new Gates(this.event.gates());
	}

	/** Whether nobody else may come in while so many are inside. */
	public boolean fullWith(int inside) {
		Integer limit = this.session.roomLimit();
		return limit != null && inside >= limit;
	}

	Map<String, String> title(Session session) {
		return session.title().isEmpty() ? this.event.title() : session.title();
	}

	/** The name of a kind of ticket, by language. */
	Map<String, String> quotaName(UUID quota) {
		return this.event.quota(quota).map(Quota::name).orElse(Map.of());
	}

}
