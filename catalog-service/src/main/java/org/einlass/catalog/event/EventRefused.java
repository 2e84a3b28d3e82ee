package org.einlass.catalog.event;

import java.util.Locale;
import java.util.UUID;

/** Why something cannot be done with an event. Mapped once, to problem details. */
public abstract sealed class EventRefused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private EventRefused(String message) {
		super(message);
	}

	/** There is no such event, or not for this person. */
	public static final class UnknownEvent extends EventRefused {

		private static final long serialVersionUID = 1L;

		public UnknownEvent() {
			super("unknown event");
		}

	}

	/** The event has no such session. */
	public static final class UnknownSession extends EventRefused {

		private static final long serialVersionUID = 1L;

		UnknownSession() {
			super("unknown session");
		}

	}

	/** Someone else changed the event since this person read it. */
	public static final class ChangedMeanwhile extends EventRefused {

		private static final long serialVersionUID = 1L;

		ChangedMeanwhile() {
			super("changed meanwhile");
		}

	}

	/** A change has to name the version that it changes. */
	public static final class VersionNeeded extends EventRefused {

		private static final long serialVersionUID = 1L;

		VersionNeeded() {
			super("version needed");
		}

	}

	/** Not in this state of the event. */
	public static final class NotPossibleNow extends EventRefused {

		private static final long serialVersionUID = 1L;

		private final Event.Status status;

		NotPossibleNow(Event.Status status) {
			super("not possible now: " + status);
			this.status = status;
		}

		public Event.Status status() {
			return this.status;
		}

	}

	/** Cancelled so long ago that people were told already. */
	public static final class UndoTooLate extends EventRefused {

		private static final long serialVersionUID = 1L;

		UndoTooLate() {
			super("undo too late");
		}

	}

	/** An event needs a session before it is published. */
	public static final class SessionNeeded extends EventRefused {

		private static final long serialVersionUID = 1L;

		SessionNeeded() {
			super("session needed");
		}

	}

	/** Nobody could sign up or come; publishing asks once whether that is meant. */
	public static final class NoWayIn extends EventRefused {

		private static final long serialVersionUID = 1L;

		private final Why why;

		NoWayIn(Why why) {
			super("no way in: " + why);
			this.why = why;
		}

		public Why why() {
			return this.why;
		}

		/** Whether no date is ahead, as of an event that is filed in an archive. */
		boolean isOver() {
			return this.why == Why.ALL_DATES_PAST;
		}

		/** What keeps people out. */
		public enum Why {

			/** Every session that takes place is over. */
			ALL_DATES_PAST,
			/** Every session that is ahead is cancelled. */
			ALL_DATES_CANCELLED,
			/** Sign-up closed before now. */
			WINDOW_OVER,
			/** Sign-up opens when the last session is over. */
			WINDOW_AFTER_DATES,
			/** No session ahead has a place. */
			NO_PLACES;

			/** The code of the problem, such as {@code window-over}. */
			public String code() {
				return name().toLowerCase(Locale.ROOT).replace('_', '-');
			}

		}

	}

	/** Nobody can sign up here without a quota: the page would say "sold out". */
	public static final class QuotaNeeded extends EventRefused {

		private static final long serialVersionUID = 1L;

		QuotaNeeded() {
			super("quota needed");
		}

	}

	/** A session or quota with registrations is cancelled, not removed. */
	public static final class InUse extends EventRefused {

		private static final long serialVersionUID = 1L;

		private final UUID quota;

		InUse(UUID quota) {
			super("in use");
			this.quota = quota;
		}

		public UUID quota() {
			return this.quota;
		}

	}

	/** A session that was just cancelled stays while that can be undone. */
	public static final class JustCancelled extends EventRefused {

		private static final long serialVersionUID = 1L;

		private final UUID session;

		JustCancelled(UUID session) {
			super("just cancelled");
			this.session = session;
		}

		public UUID session() {
			return this.session;
		}

	}

	/** A quota is not lowered below what is taken. */
	public static final class PlacesBelowTaken extends EventRefused {

		private static final long serialVersionUID = 1L;

		private final UUID quota;

		private final int taken;

		PlacesBelowTaken(UUID quota, int taken) {
			super("places below taken");
			this.quota = quota;
			this.taken = taken;
		}

		public UUID quota() {
			return this.quota;
		}

		public int taken() {
			return this.taken;
		}

	}

	/**
	 * The document is larger than a message may be: 256 KiB, 500 sessions of 20 quotas.
	 */
	public static final class TooLarge extends EventRefused {

		private static final long serialVersionUID = 1L;

		TooLarge() {
			super("too large");
		}

	}

}
