package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.einlass.registration.programme.Language;
import org.jspecify.annotations.Nullable;

/** A registration as it lies in its table: every status in the same columns. */
record RegistrationRow(UUID id, String reference, UUID event, String status, long version, String language,
		@Nullable String account, Instant createdAt, @Nullable Instant holdUntil, @Nullable Instant confirmedAt,
		@Nullable Instant endedAt, @Nullable String cause, Secrets secrets, MailsAsked mails) {

	static RegistrationRow of(Registration registration) {
		return switch (registration) {
			case Registration.Held held -> of(held, "held", held.holdUntil(), null, null, null);
			case Registration.Confirmed confirmed ->
				of(confirmed, "confirmed", null, confirmed.confirmedAt(), null, null);
			case Registration.Cancelled ended ->
				of(ended, "cancelled", null, ended.confirmedAt(), ended.endedAt(), ended.cause());
			case Registration.Expired ended ->
				of(ended, "expired", null, null, ended.endedAt(), Registration.Cause.EXPIRY);
		};
	}

	private static RegistrationRow of(Registration registration, String status, @Nullable Instant holdUntil,
			@Nullable Instant confirmedAt, @Nullable Instant endedAt, Registration.@Nullable Cause cause) {
		Booking it = registration.booking();
		return new RegistrationRow(it.id(), it.reference(), it.event(), status, it.version(), it.language().value(),
				it.account(), it.createdAt(), holdUntil, confirmedAt, endedAt,
				(cause != null) ? cause.name().toLowerCase(Locale.ROOT) : null, it.secrets(), it.mails());
	}

	Registration with(List<Ticket> tickets) {
		Booking booking = new Booking(this.id, this.reference, this.event, this.version,
				Language.valueOf(this.language.toUpperCase(Locale.ROOT)), this.account, this.createdAt, tickets,
				this.secrets, this.mails);
		return switch (this.status) {
			case "held" -> new Registration.Held(booking, there(this.holdUntil));
			case "confirmed" -> new Registration.Confirmed(booking, there(this.confirmedAt));
			case "cancelled" -> new Registration.Cancelled(booking, this.confirmedAt, there(this.endedAt),
					Registration.Cause.valueOf(there(this.cause).toUpperCase(Locale.ROOT)));
			case "expired" -> new Registration.Expired(booking, there(this.endedAt));
			default -> throw new IllegalStateException("Unknown status " + this.status);
		};
	}

	private static <T> T there(@Nullable T value) {
		if (value == null) {
			throw new IllegalStateException("A column of this status is empty");
		}
		return value;
	}

}
