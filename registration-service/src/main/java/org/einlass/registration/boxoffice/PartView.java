package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.jspecify.annotations.Nullable;

/**
 * A part of a registration that can be given back alone: a ticket, or everybody's places
 * in one quota.
 *
 * @param value as the form sends it, such as {@code quota:0199…}
 * @param name of the attendee, or of the quota with its date
 * @param waits whether these places are only waited for
 */
record PartView(String value, String name, boolean waits) {

	private static final String TICKET = "ticket:";

	private static final String QUOTA = "quota:";

	/**
	 * The parts of a registration that has more than one, without those of which the
	 * contact can give a place back no longer.
	 * @param late whether that is so of a place
	 * @param line whether what is waited for is waited for in a line
	 */
	static List<PartView> of(Booking booking, Event event, Language language, Predicate<Place> late, boolean line) {
		List<PartView> parts = new ArrayList<>();
		List<Ticket> tickets = booking.tickets()
			.stream()
			.filter((ticket) -> ticket.places().stream().anyMatch(Place::active))
			.toList();
		if (tickets.size() > 1) {
			tickets.stream()
				.filter((ticket) -> ticket.places().stream().noneMatch(late))
				.forEach((ticket) -> parts.add(new PartView(TICKET + ticket.id(),
						ticket.name() + " (" + booking.reference() + "-" + ticket.number() + ")", false)));
		}
		Map<UUID, Integer> taken = booking.taken();
		Set<UUID> quotas = booking.count(Place::active).keySet();
		if (quotas.size() > 1) {
			event.quotas()
				.filter((quota) -> quotas.contains(quota.id())
						&& !booking.any((place) -> place.quota().equals(quota.id()) && late.test(place)))
				.forEach((quota) -> parts.add(new PartView(QUOTA + quota.id(), MoveView.words(quota, event, language),
						line && !taken.containsKey(quota.id()))));
		}
		return parts;
	}

	/**
	 * What a part means; nothing chosen is everything, and what is no part is nobody's.
	 */
	static Selection selection(@Nullable String part) {
		String value = Objects.requireNonNullElse(part, "");
		if (value.isEmpty()) {
			return Selection.ALL;
		}
		return value.startsWith(TICKET) ? new Selection(Set.of(SignUpForm.id(value.substring(TICKET.length()))), null)
				: new Selection(null, Set.of(SignUpForm.id(value.substring(value.indexOf(':') + 1))));
	}

}
