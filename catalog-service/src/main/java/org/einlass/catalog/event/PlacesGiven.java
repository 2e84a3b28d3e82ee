package org.einlass.catalog.event;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

import org.einlass.catalog.event.EventRefused.InUse;
import org.einlass.catalog.event.EventRefused.JustCancelled;
import org.einlass.catalog.event.EventRefused.PlacesBelowTaken;

/** What people have of an event, which no change of its content takes away. */
final class PlacesGiven {

	private final EventContent before;

	PlacesGiven(EventContent before) {
		this.before = before;
	}

	/**
	 * A quota in use cannot go, nor be lowered below what is taken. One that was below
	 * already may stay or rise.
	 */
	void stay(EventContent wanted, Map<UUID, QuotaState> states) {
		Map<UUID, Quota> kept = byId(wanted);
		this.before.quotas().forEach((given) -> {
			QuotaState state = states.getOrDefault(given.id(), QuotaState.UNUSED);
			Quota quota = kept.get(given.id());
			if (quota == null && state.used()) {
				throw new InUse(given.id());
			}
			if (quota != null && quota.lowers(given, state.taken())) {
				throw new PlacesBelowTaken(given.id(), state.taken());
			}
		});
	}

	/**
	 * Of a session that was just cancelled nothing is taken, but who had a place gets it
	 * back when that is undone.
	 */
	void stayUndoable(EventContent wanted, Instant now) {
		Map<UUID, Quota> kept = byId(wanted);
		this.before.sessions()
			.stream()
			.filter((session) -> Event.undoable(session.cancelledAt(), now))
			.filter((session) -> session.quotas().stream().anyMatch((given) -> !kept.containsKey(given.id())))
			.findFirst()
			.ifPresent((session) -> {
				throw new JustCancelled(session.id());
			});
	}

	private static Map<UUID, Quota> byId(EventContent content) {
		return content.quotas().collect(Collectors.toMap(Quota::id, Function.identity()));
	}

}
