package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** One sign-up by one contact; one type for each status, with the ways out of it. */
public sealed interface Registration {

	Booking booking();

	default UUID id() {
		return booking().id();
	}

	/** The same status with another booking. */
	Registration with(Booking booking);

	/** Places are kept until a guest has confirmed the address. */
	record Held(Booking booking, Instant holdUntil) implements Registration {

		Confirmed confirm(Instant now) {
			return new Confirmed(booking().tickets(Ticket::confirmed).mails(booking().mails().oneMoreTicket()), now);
		}

		Expired expire(Instant now) {
			return new Expired(booking().tickets((ticket) -> ticket.without((place) -> true)), now);
		}

		Cancelled cancel(Cause cause, Instant now) {
			return new Cancelled(booking().tickets((ticket) -> ticket.without((place) -> true)), null, now, cause);
		}

		@Override
		public Held with(Booking booking) {
			return new Held(booking, this.holdUntil);
		}

	}

	/** The attendees may come. */
	record Confirmed(Booking booking, Instant confirmedAt) implements Registration {

		Cancelled cancel(Cause cause, Instant now) {
			return new Cancelled(booking().tickets((ticket) -> ticket.without((place) -> true)), this.confirmedAt, now,
					cause);
		}

		@Override
		public Confirmed with(Booking booking) {
			return new Confirmed(booking, this.confirmedAt);
		}

	}

	/** Given back, by the contact or because the event does not take place. */
	record Cancelled(Booking booking, @Nullable Instant confirmedAt, Instant endedAt,
			Cause cause) implements Registration {

		@Override
		public Cancelled with(Booking booking) {
			return new Cancelled(booking, this.confirmedAt, this.endedAt, this.cause);
		}

	}

	/** The address was not confirmed in time. */
	record Expired(Booking booking, Instant endedAt) implements Registration {

		/** Confirmed after all, since places are free. */
		Confirmed revive(Instant now) {
			return new Confirmed(booking().tickets(Ticket::confirmed).mails(booking().mails().oneMoreTicket()), now);
		}

		@Override
		public Expired with(Booking booking) {
			return new Expired(booking, this.endedAt);
		}

	}

	/** Without its places in these sessions; cancelled if none is left. */
	default Registration withoutSessions(Set<UUID> sessions, Instant now) {
		Booking left = booking().tickets((ticket) -> ticket.withoutSessions(sessions));
		if (!left.taken().isEmpty()) {
			return with(left);
		}
		return ended(Cause.SESSION_CANCELLED, now);
	}

	/** Cancelled, unless it has ended already. */
	default Registration ended(Cause cause, Instant now) {
		return switch (this) {
			case Held held -> held.cancel(cause, now);
			case Confirmed confirmed -> confirmed.cancel(cause, now);
			case Cancelled ended -> ended;
			case Expired ended -> ended;
		};
	}

	/** Why it changed or ended. */
	enum Cause {

		CONTACT, EXPIRY, EVENT_CANCELLED, SESSION_CANCELLED, ERASED

	}

}
