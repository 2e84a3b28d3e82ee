package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;

import org.einlass.registration.programme.Event;
import org.springframework.stereotype.Component;

/** Makes the registration that a sign-up asks for, before it is decided on. */
@Component
class Drafts {

	private final Ids ids;

	Drafts(Ids ids) {
		this.ids = ids;
	}

	Booking of(SignUp signUp, Event event, Instant now) {
		List<Ticket> tickets = IntStream.rangeClosed(1, signUp.attendees().size())
			.mapToObj((number) -> ticket(event, signUp.attendees().get(number - 1), number))
			.toList();
		return new Booking(this.ids.next(), this.ids.reference(), event.id(), 1,
				signUp.contact().verified(signUp.addressVerified()), signUp.account(), now, tickets, Secrets.fresh(),
				MailsAsked.NONE);
	}

	/** Quotas of other events have no session; nobody is admitted to them. */
	private Ticket ticket(Event event, SignUp.Attendee attendee, int number) {
		List<Place> places = attendee.quotas()
			.stream()
			.sorted()
			.flatMap((id) -> event.quota(id).stream())
			.map((quota) -> Place.of(quota.id(), quota.session(), Place.State.HELD))
			.toList();
		return new Ticket(this.ids.next(), number, Ticket.State.PENDING, attendee.name(), attendee.answers(), places);
	}

}
