package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

import org.jspecify.annotations.Nullable;

/** One sign-up by one contact; one type for each status, with the ways out of it. */
public sealed interface Registration {

	Booking booking();

	default UUID id() {
		return booking().id();
	}

	/** The same status with another booking. */
	Registration with(Booking booking);

	/** One that has not ended. */
	sealed interface Active extends Registration {

		/** Since when it has places for sure, or {@code null} if it has none yet. */
		@Nullable Instant confirmedAt();

		default Cancelled cancel(Cause cause, Instant now) {
			return new Cancelled(booking().change(Place::active, (place) -> place.in(Place.State.CANCELLED)),
					confirmedAt(), now, cause);
		}

		/**
		 * Without those places that are not to be had any longer; cancelled if none is
		 * left.
		 */
		default Registration lose(Predicate<Place> which, Cause cause, Instant now) {
			Booking left = booking().change((place) -> place.active() && which.test(place),
					(place) -> (place.state() == Place.State.CONFIRMED) ? place.takenAway()
							: place.in(Place.State.CANCELLED));
			return left.any(Place::active) ? with(left) : new Cancelled(left, confirmedAt(), now, cause);
		}

		/**
		 * Without those places that the contact gives back; cancelled if none is left.
		 */
		default Registration giveUp(BiPredicate<Ticket, Place> which, Cause cause, Instant now) {
			Booking left = booking()
				.tickets((ticket) -> ticket.change((place) -> place.active() && which.test(ticket, place),
						(place) -> place.in(Place.State.CANCELLED)));
			return left.any(Place::active) ? standing(this, left) : new Cancelled(left, confirmedAt(), now, cause);
		}

		@Override
		Active with(Booking booking);

	}

	/** One whose contact is known to be right, with places that may be waited for. */
	sealed interface Known extends Active {

		/** Keeps places that were waited for until the contact has answered. */
		default Offered offer(Set<UUID> quotas, Instant until) {
			Booking offered = booking().change((place) -> place.waiting() && quotas.contains(place.quota()),
					(place) -> place.in(Place.State.OFFERED));
			return new Offered(offered.mails(booking().mails().oneMoreOffer()), until, confirmedAt());
		}

		/** Gives places that were waited for, and those back that they stand in for. */
		default Confirmed promote(Set<UUID> quotas, Instant now) {
			Booking promoted = booking().tickets((ticket) -> Swap.of(ticket, quotas).done());
			return new Confirmed(promoted.mails(booking().mails().oneMoreTicket()), since(now));
		}

		private Instant since(Instant now) {
			Instant before = confirmedAt();
			return (before != null) ? before : now;
		}

	}

	/** Places are kept until a guest has confirmed the address. */
	record Held(Booking booking, Instant holdUntil, boolean extended) implements Active {

		Confirmed confirm(Instant now) {
			return confirmed(booking(), now);
		}

		Expired expire(Instant now) {
			return new Expired(gone(booking()), now, Cause.EXPIRY);
		}

		@Override
		public @Nullable Instant confirmedAt() {
			return null;
		}

		Held extend(Instant until) {
			return new Held(booking(), until, true);
		}

		@Override
		public Held with(Booking booking) {
			return new Held(booking, this.holdUntil, this.extended);
		}

	}

	/**
	 * Waits for places.
	 *
	 * @param confirmBy until when a guest has to confirm the address, or {@code null} if
	 * it is known to be right
	 */
	record Waitlisted(Booking booking, @Nullable Instant confirmBy) implements Known {

		Waitlisted confirm() {
			return new Waitlisted(booking().mails(booking().mails().oneMoreWaiting()), null);
		}

		Expired expire(Instant now) {
			return new Expired(gone(booking()), now, Cause.EXPIRY);
		}

		@Override
		public @Nullable Instant confirmedAt() {
			return null;
		}

		@Override
		public Waitlisted with(Booking booking) {
			return new Waitlisted(booking, this.confirmBy);
		}

	}

	/** Places from the waiting list are kept until the contact has answered. */
	record Offered(Booking booking, Instant offerUntil, @Nullable Instant confirmedAt) implements Active {

		Confirmed accept(Instant now) {
			Instant since = this.confirmedAt;
			return confirmed(booking().turn(Place.State.OFFERED, Place.State.HELD), (since != null) ? since : now);
		}

		Registration decline(Instant now) {
			return without(Place.State.CANCELLED, now);
		}

		Registration lapse(Instant now) {
			return without(Place.State.EXPIRED, now);
		}

		/** What is left of it without the offer. */
		private Registration without(Place.State ending, Instant now) {
			Booking left = booking().turn(Place.State.OFFERED, ending);
			if (this.confirmedAt != null && left.any(Place::taken)) {
				return new Confirmed(left, this.confirmedAt);
			}
			if (left.any(Place::waiting)) {
				return new Waitlisted(left, null);
			}
			return (ending == Place.State.EXPIRED) ? new Expired(left, now, Cause.OFFER_EXPIRED)
					: new Cancelled(left, null, now, Cause.CONTACT);
		}

		@Override
		public Offered with(Booking booking) {
			return new Offered(booking, this.offerUntil, this.confirmedAt);
		}

	}

	/** The attendees may come; they may wait for further places. */
	record Confirmed(Booking booking, Instant confirmedAt) implements Known {

		@Override
		public Confirmed with(Booking booking) {
			return new Confirmed(booking, this.confirmedAt);
		}

	}

	/** Given back, by the contact or because the event does not take place. */
	record Cancelled(Booking booking, @Nullable Instant confirmedAt, Instant endedAt,
			Cause cause) implements Registration {

		/** Takes place after all: with the places that it lost. */
		Confirmed find(Predicate<Place> which) {
			Instant since = this.confirmedAt;
			return new Confirmed(booking().change((place) -> place.lost() && which.test(place), Place::found),
					(since != null) ? since : this.endedAt);
		}

		@Override
		public Cancelled with(Booking booking) {
			return new Cancelled(booking, this.confirmedAt, this.endedAt, this.cause);
		}

	}

	/** The address was not confirmed, or the offer not answered, in time. */
	record Expired(Booking booking, Instant endedAt, Cause cause) implements Registration {

		/** As it was before its hold ran out. */
		Held revive(Instant until) {
			return new Held(booking().turn(Place.State.EXPIRED, Place.State.HELD), until, true);
		}

		@Override
		public Expired with(Booking booking) {
			return new Expired(booking, this.endedAt, this.cause);
		}

	}

	/** What it is with the places that are left, of which there is at least one. */
	private static Active standing(Active before, Booking left) {
		boolean taken = left.any(Place::taken);
		return switch (before) {
			case Held held -> taken ? held.with(left) : new Waitlisted(left, held.holdUntil());
			case Waitlisted waiting -> waiting.with(left);
			case Offered offered when left.any((place) -> place.state() == Place.State.OFFERED) -> offered.with(left);
			case Offered offered when taken && offered.confirmedAt() != null ->
				new Confirmed(left, offered.confirmedAt());
			case Offered offered -> new Waitlisted(left, null);
			case Confirmed confirmed -> taken ? confirmed.with(left) : new Waitlisted(left, null);
		};
	}

	private static Confirmed confirmed(Booking booking, Instant now) {
		return new Confirmed(
				booking.turn(Place.State.HELD, Place.State.CONFIRMED).mails(booking.mails().oneMoreTicket()), now);
	}

	private static Booking gone(Booking booking) {
		return booking.change(Place::active, (place) -> place.in(Place.State.EXPIRED));
	}

	/** Why it changed or ended. */
	enum Cause {

		CONTACT, ORGANISER, EXPIRY, OFFER_EXPIRED, EVENT_CANCELLED, SESSION_CANCELLED, ERASED

	}

}
