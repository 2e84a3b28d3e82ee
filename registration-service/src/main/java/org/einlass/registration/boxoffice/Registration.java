package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.jspecify.annotations.Nullable;

/** One sign-up by one contact; one type for each status, with the ways out of it. */
public sealed interface Registration {

	Booking booking();

	default UUID id() {
		return booking().id();
	}

	/** The same status with another booking. */
	Registration with(Booking booking);

	/**
	 * Lost places that match are as they were: their session takes place after all.
	 * @param deadlines for what has to be confirmed or answered, as those ran on
	 */
	default Registration find(Predicate<Place> which, Standing deadlines, Instant now) {
		Booking found = booking().change((place) -> place.isLost() && which.test(place), Place::found);
		return deadlines.with(found, now).<Registration>map((active) -> active).orElseGet(() -> with(found));
	}

	/** One that has not ended. */
	sealed interface Active extends Registration {

		/** Since when it has places for sure, or {@code null} if it has none yet. */
		@Nullable Instant confirmedAt();

		/** Everything is given back; what was lost does not come back either. */
		default Cancelled cancel(Cause cause, Instant now) {
			Booking left = booking().forget((place) -> true)
				.change(Place::active, (place) -> place.in(Place.State.CANCELLED));
			return new Cancelled(left, confirmedAt(), now, cause, null);
		}

		/**
		 * Without those places that are not to be had any longer; cancelled if none is
		 * left.
		 */
		default Registration lose(Predicate<Place> which, Cause cause, Instant now) {
			Standing standing = Standing.of(this);
			Booking left = booking().change((place) -> place.active() && which.test(place), Place::takenAway);
			return standing.with(left, now)
				.<Registration>map((active) -> active)
				.orElseGet(() -> new Cancelled(left, confirmedAt(), now, cause, standing.confirmBy()));
		}

		/**
		 * Without those places that the contact gives back; cancelled if none is left.
		 */
		default Registration giveUp(BiPredicate<Ticket, Place> which, Cause cause, Instant now) {
			Standing standing = Standing.of(this);
			Booking left = booking().giveUp(which);
			return standing.with(left, now)
				.<Registration>map((active) -> active)
				.orElseGet(() -> new Cancelled(left, confirmedAt(), now, cause,
						left.any(Place::isLost) ? standing.confirmBy() : null));
		}

		@Override
		Active with(Booking booking);

	}

	/** One that may wait for places, and gets them when its contact is known. */
	sealed interface Known extends Active {

		/**
		 * Keeps places that were waited for until the contact has answered. What is on
		 * offer already is answered together with them, until then.
		 */
		default Offered offer(Predicate<Place> which, Instant until) {
			Booking offered = booking().change(which, (place) -> place.in(Place.State.OFFERED));
			return new Offered(offered.mails(booking().mails().oneMoreOffer()), until, confirmedAt());
		}

		/** Gives places, and those back that they stand in for. */
		default Registration promote(Predicate<Place> which, Instant now) {
			Booking promoted = booking().tickets((ticket) -> Swap.of(ticket, which).done());
			return Standing.of(this)
				.known()
				.with(promoted.mails(booking().mails().oneMoreTicket()), now)
				.orElseThrow(() -> new IllegalStateException("No place was given"));
		}

		/** Waits no longer for places that are not to be had in time. */
		default Registration miss(Predicate<Place> which, Instant now) {
			Booking left = booking().change((place) -> place.waiting() && which.test(place),
					(place) -> place.in(Place.State.EXPIRED));
			return Standing.of(this)
				.with(left, now)
				.<Registration>map((active) -> active)
				.orElseGet(() -> new Expired(left, now, Cause.SESSION_BEGAN));
		}

	}

	/** Places are kept until a guest has confirmed the address. */
	record Held(Booking booking, Instant holdUntil, boolean extended) implements Active {

		Confirmed confirm(Instant now) {
			Booking confirmed = this.booking.known().turn(Place.State.HELD, Place.State.CONFIRMED);
			return new Confirmed(confirmed.mails(confirmed.mails().oneMoreTicket()), now);
		}

		Expired expire(Instant now) {
			return new Expired(booking().gone(), now, Cause.EXPIRY);
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
	 * @param confirmedAt since when it had places, if it lost those
	 */
	record Waitlisted(Booking booking, @Nullable Instant confirmBy, @Nullable Instant confirmedAt) implements Known {

		Waitlisted confirm() {
			Booking known = this.booking.known();
			return new Waitlisted(known.mails(known.mails().oneMoreWaiting()), null, this.confirmedAt);
		}

		Expired expire(Instant now) {
			return new Expired(booking().gone(), now, Cause.EXPIRY);
		}

		@Override
		public Waitlisted with(Booking booking) {
			return new Waitlisted(booking, this.confirmBy, this.confirmedAt);
		}

	}

	/** Places from the waiting list are kept until the contact has answered. */
	record Offered(Booking booking, Instant offerUntil, @Nullable Instant confirmedAt) implements Known {

		Registration accept(Instant now) {
			return promote(Place::offered, now);
		}

		/** What is left of it is told by mail, as are the tickets of who accepts. */
		Registration decline(Instant now) {
			return without(Place.State.CANCELLED,
					(left) -> left.any(Place::waiting) ? left.mails().oneMoreWaiting() : left.mails().oneMoreTicket(),
					new Cancelled(this.booking, null, now, Cause.CONTACT, null), now);
		}

		Registration lapse(Instant now) {
			return without(Place.State.EXPIRED, (left) -> left.mails().oneMoreLapsed(),
					new Expired(this.booking.mails(this.booking.mails().oneMoreLapsed()), now, Cause.OFFER_EXPIRED),
					now);
		}

		private Registration without(Place.State ending, Function<Booking, MailsAsked> told, Registration ended,
				Instant now) {
			UnaryOperator<Booking> end = (booking) -> booking.turn(Place.State.OFFERED, ending);
			Booking left = end.apply(this.booking);
			return Standing.of(this)
				.with(left.mails(told.apply(left)), now)
				.<Registration>map((active) -> active)
				.orElseGet(() -> ended.with(end.apply(ended.booking())));
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

	/**
	 * Given back, by the contact or because the event does not take place.
	 *
	 * @param holdUntil until when the address had to be confirmed, if all places were
	 * lost before it was
	 */
	record Cancelled(Booking booking, @Nullable Instant confirmedAt, Instant endedAt, Cause cause,
			@Nullable Instant holdUntil) implements Registration {

		@Override
		public Cancelled with(Booking booking) {
			return new Cancelled(booking, this.confirmedAt, this.endedAt, this.cause, this.holdUntil);
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

	/** Why it changed or ended. */
	enum Cause {

		CONTACT, ORGANISER, EXPIRY, OFFER_EXPIRED, SESSION_BEGAN, EVENT_CANCELLED, SESSION_CANCELLED, ERASED

	}

}
