package org.einlass.registration.boxoffice;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.einlass.starter.message.Message;

/**
 * What a registration was and has become.
 *
 * @param told whether others can see the change; it has the next version then
 */
record Change(Registration before, Registration after, boolean told) {

	/** Names and secrets are nobody else's business, and versions do not show them. */
	static Change of(Registration before, Registration after) {
		boolean told = !RegistrationMessage.state(before).equals(RegistrationMessage.state(after));
		return new Change(before, told ? after.with(after.booking().next()) : after, told);
	}

	/**
	 * Other places in the same status are a change; anything else is told by the status.
	 */
	Optional<Message> message() {
		if (!this.told) {
			return Optional.empty();
		}
		boolean moved = this.after.getClass() == this.before.getClass()
				&& !this.after.booking().taken().equals(this.before.booking().taken());
		return Optional
			.of(moved ? RegistrationMessage.changed(this.after, cause()) : RegistrationMessage.of(this.after));
	}

	/**
	 * What was lost or released before is not the cause of what changes now; what comes
	 * back is the organiser's doing, as the loss was.
	 */
	private Registration.Cause cause() {
		if (more(Place::isLost)) {
			return Registration.Cause.SESSION_CANCELLED;
		}
		return (more((place) -> place.state() == Place.State.RELEASED) || back()) ? Registration.Cause.ORGANISER
				: Registration.Cause.CONTACT;
	}

	/** Whether a ticket has a place again that it had lost. */
	private boolean back() {
		return this.before.booking()
			.tickets()
			.stream()
			.anyMatch((ticket) -> ticket.places()
				.stream()
				.filter(Place::isLost)
				.map((lost) -> new Selection(Set.of(ticket.id()), Set.of(lost.quota())))
				.anyMatch((lost) -> lost.any(this.after.booking(), Place::taken)));
	}

	private boolean more(Predicate<Place> which) {
		Map<UUID, Integer> known = this.before.booking().count(which);
		return this.after.booking()
			.count(which)
			.entrySet()
			.stream()
			.anyMatch((now) -> now.getValue() > known.getOrDefault(now.getKey(), 0));
	}

}
