package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiPredicate;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.jspecify.annotations.Nullable;

/**
 * What a registration is in every status.
 *
 * @param reference for people, such as {@code K7QX-3MPD}
 * @param version raised by every change
 * @param contact who signed up; personal data
 * @param account with which it was signed up, if with one
 * @param tickets by number
 * @param secrets which of its derived secrets count
 * @param mails how many mails of each kind were asked for
 */
public record Booking(UUID id, String reference, UUID event, long version, Contact contact, @Nullable String account,
		Instant createdAt, List<Ticket> tickets, Secrets secrets, MailsAsked mails) {

	public Language language() {
		return this.contact.language();
	}

	/** How many places it takes in each quota. */
	public Map<UUID, Integer> taken() {
		return count(Place::taken);
	}

	/** How many places it waits for in each quota. */
	public Map<UUID, Integer> wanted() {
		return count(Place::waiting);
	}

	/** How many places nobody else may have, in each quota. */
	Map<UUID, Integer> reserved() {
		return count(Place::reserved);
	}

	/** How many places it may get back, in each quota. */
	Map<UUID, Integer> lost() {
		return count((place) -> place.reserved() && !place.taken());
	}

	/** How many places it holds, or had held and may get back, in each quota. */
	Map<UUID, Integer> held() {
		return count(Place::held);
	}

	/**
	 * Whether all places that it waits for are free, and nobody else waits for them: then
	 * it waits for its confirmation alone.
	 */
	public boolean open(Event event) {
		return wanted().entrySet()
			.stream()
			.allMatch((wanted) -> event.quota(wanted.getKey())
				.filter((quota) -> quota.open(wanted.getValue()))
				.isPresent());
	}

	/**
	 * Whether the address is known to be the contact's: it was at the sign-up, or the
	 * contact has confirmed it since. Until then a stranger may have typed all of it.
	 */
	public boolean addressProven() {
		Boolean verified = this.contact.verified();
		boolean confirmed = this.mails.confirm() > 0 && this.mails.ticket() + this.mails.waiting() > 0;
		return confirmed || ((verified != null) ? verified : this.account != null);
	}

	/** The tickets that have a code. */
	public List<UUID> validTickets() {
		return this.tickets.stream().filter((ticket) -> ticket.state() == Ticket.State.VALID).map(Ticket::id).toList();
	}

	Map<UUID, Integer> count(Predicate<Place> which) {
		Map<UUID, Integer> count = new HashMap<>();
		this.tickets.stream()
			.flatMap((ticket) -> ticket.places().stream())
			.filter(which)
			.forEach((place) -> count.merge(place.quota(), 1, Integer::sum));
		return count;
	}

	boolean any(Predicate<Place> which) {
		return this.tickets.stream().anyMatch((ticket) -> ticket.places().stream().anyMatch(which));
	}

	/** With those of its places changed that match. */
	Booking change(Predicate<Place> which, UnaryOperator<Place> change) {
		return tickets((ticket) -> ticket.change(which, change));
	}

	/** With places of one state in another. */
	Booking turn(Place.State from, Place.State to) {
		return change((place) -> place.state() == from, (place) -> place.in(to));
	}

	/** Without those lost places ever coming back that match. */
	Booking forget(Predicate<Place> which) {
		return change((place) -> place.isLost() && which.test(place), (place) -> place.in(place.state()));
	}

	/** What was held and lost comes back confirmed, since the address is known. */
	Booking known() {
		return change((place) -> place.lost() == Place.State.HELD, (place) -> place.lostIn(Place.State.CONFIRMED));
	}

	/** Nothing was done in time: all places are over. */
	Booking gone() {
		return forget((place) -> true).change(Place::active, (place) -> place.in(Place.State.EXPIRED));
	}

	/** Without those places that match; what was lost does not come back either. */
	Booking giveUp(BiPredicate<Ticket, Place> which) {
		return tickets(
				(ticket) -> ticket.change((place) -> (place.active() || place.isLost()) && which.test(ticket, place),
						(place) -> place.in(Place.State.CANCELLED)));
	}

	Booking tickets(UnaryOperator<Ticket> change) {
		return new Booking(this.id, this.reference, this.event, this.version, this.contact, this.account,
				this.createdAt, this.tickets.stream().map(change).toList(), this.secrets, this.mails);
	}

	Booking secrets(Secrets secrets) {
		return new Booking(this.id, this.reference, this.event, this.version, this.contact, this.account,
				this.createdAt, this.tickets, secrets, this.mails);
	}

	Booking mails(MailsAsked mails) {
		return new Booking(this.id, this.reference, this.event, this.version, this.contact, this.account,
				this.createdAt, this.tickets, this.secrets, mails);
	}

	/** With another address of the same contact. */
	Booking addressed(EmailAddress email) {
		Contact addressed = new Contact(this.contact.name(), email.value(), this.contact.language(),
				this.contact.verified());
		return new Booking(this.id, this.reference, this.event, this.version, addressed, this.account, this.createdAt,
				this.tickets, this.secrets, this.mails);
	}

	/** The next version of it. */
	Booking next() {
		return new Booking(this.id, this.reference, this.event, this.version + 1, this.contact, this.account,
				this.createdAt, this.tickets, this.secrets, this.mails);
	}

}
