package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.UnaryOperator;

import org.einlass.registration.programme.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a registration is in every status.
 *
 * @param reference for people, such as {@code K7QX-3MPD}
 * @param version raised by every change
 * @param account who signed up, if with an account
 * @param tickets by number
 * @param secrets which of its derived secrets count
 * @param mails how many mails of each kind were asked for
 */
public record Booking(UUID id, String reference, UUID event, long version, Language language, @Nullable String account,
		Instant createdAt, List<Ticket> tickets, Secrets secrets, MailsAsked mails) {

	/** How many places it takes in each quota. */
	public Map<UUID, Integer> taken() {
		Map<UUID, Integer> taken = new HashMap<>();
		this.tickets.stream()
			.flatMap((ticket) -> ticket.places().stream())
			.filter(Place::taken)
			.forEach((place) -> taken.merge(place.quota(), 1, Integer::sum));
		return taken;
	}

	Booking tickets(UnaryOperator<Ticket> change) {
		return new Booking(this.id, this.reference, this.event, this.version, this.language, this.account,
				this.createdAt, this.tickets.stream().map(change).toList(), this.secrets, this.mails);
	}

	Booking secrets(Secrets secrets) {
		return new Booking(this.id, this.reference, this.event, this.version, this.language, this.account,
				this.createdAt, this.tickets, secrets, this.mails);
	}

	Booking mails(MailsAsked mails) {
		return new Booking(this.id, this.reference, this.event, this.version, this.language, this.account,
				this.createdAt, this.tickets, this.secrets, mails);
	}

	/** The next version of it. */
	Booking next() {
		return new Booking(this.id, this.reference, this.event, this.version + 1, this.language, this.account,
				this.createdAt, this.tickets, this.secrets, this.mails);
	}

}
