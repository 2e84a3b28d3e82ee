package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/** A registration as it lies in its table: every status in the same columns. */
record RegistrationRow(UUID id, String reference, UUID event, String status, long version, String language,
		@Nullable String account, Instant createdAt, @Nullable Instant holdUntil, boolean holdExtended,
		@Nullable Instant offerUntil, @Nullable Instant confirmedAt, @Nullable Instant endedAt, @Nullable String cause,
		Secrets secrets, MailsAsked mails) {

	static RegistrationRow of(Registration registration) {
		return switch (registration) {
			case Registration.Held held -> of(held, "held", held.holdUntil(), held.extended(), null, null, null, null);
			case Registration.Waitlisted waiting ->
				of(waiting, "waitlisted", waiting.confirmBy(), false, null, waiting.confirmedAt(), null, null);
			case Registration.Offered offered ->
				of(offered, "offered", null, false, offered.offerUntil(), offered.confirmedAt(), null, null);
			case Registration.Confirmed confirmed ->
				of(confirmed, "confirmed", null, false, null, confirmed.confirmedAt(), null, null);
			case Registration.Cancelled ended -> of(ended, "cancelled", ended.holdUntil(), false, null,
					ended.confirmedAt(), ended.endedAt(), ended.cause());
			case Registration.Expired ended ->
				of(ended, "expired", null, false, null, null, ended.endedAt(), ended.cause());
		};
	}

	private static RegistrationRow of(Registration registration, String status, @Nullable Instant holdUntil,
			boolean holdExtended, @Nullable Instant offerUntil, @Nullable Instant confirmedAt,
			@Nullable Instant endedAt, Registration.@Nullable Cause cause) {
		Booking it = registration.booking();
		return new RegistrationRow(it.id(), it.reference(), it.event(), status, it.version(), it.language().value(),
				it.account(), it.createdAt(), holdUntil, holdExtended, offerUntil, confirmedAt, endedAt,
				(cause != null) ? cause.name().toLowerCase(Locale.ROOT) : null, it.secrets(), it.mails());
	}

	Registration with(Contact contact, List<Ticket> tickets) {
		Booking booking = new Booking(this.id, this.reference, this.event, this.version, contact, this.account,
				this.createdAt, tickets, this.secrets, this.mails);
		return switch (this.status) {
			case "held" -> new Registration.Held(booking, there(this.holdUntil), this.holdExtended);
			case "waitlisted" -> new Registration.Waitlisted(booking, this.holdUntil, this.confirmedAt);
			case "offered" -> new Registration.Offered(booking, there(this.offerUntil), this.confirmedAt);
			case "confirmed" -> new Registration.Confirmed(booking, there(this.confirmedAt));
			case "cancelled" ->
				new Registration.Cancelled(booking, this.confirmedAt, there(this.endedAt), ending(), this.holdUntil);
			case "expired" -> new Registration.Expired(booking, there(this.endedAt), ending());
			default -> throw new IllegalStateException("Unknown status " + this.status);
		};
	}

	private Registration.Cause ending() {
		return Registration.Cause.valueOf(there(this.cause).toUpperCase(Locale.ROOT));
	}

	private static <T> T there(@Nullable T value) {
		if (value == null) {
			throw new IllegalStateException("A column of this status is empty");
		}
		return value;
	}

}
