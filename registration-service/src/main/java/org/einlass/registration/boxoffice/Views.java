package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.util.Optional;

import org.einlass.registration.link.LinkKeys;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Programme;
import org.einlass.registration.programme.RecentEvents;
import org.einlass.registration.ticket.TicketCodes;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Shows registrations with what is derived: ticket codes, keys, words. */
@Component
public class Views {

	private final LinkKeys keys;

	private final TicketCodes codes;

	private final Programme programme;

	private final RecentEvents recent;

	private final Positions positions;

	private final Clock clock;

	Views(LinkKeys keys, TicketCodes codes, Programme programme, RecentEvents recent, Positions positions,
			Clock clock) {
		this.keys = keys;
		this.codes = codes;
		this.programme = programme;
		this.recent = recent;
		this.positions = positions;
		this.clock = clock;
	}

	/** As its contact sees it. */
	public Mono<RegistrationResponse> of(Registration registration) {
		return this.codes.codesOf(registration.booking().event(), registration.booking().validTickets())
			.map((codes) -> RegistrationResponse.of(registration, codes))
			.flatMap((view) -> (registration instanceof Registration.Waitlisted waiting && waiting.confirmBy() != null)
					? unconfirmed(waiting, view) : waiting(registration, view));
	}

	/** Who only has to confirm the address stands in no line. */
	private Mono<RegistrationResponse> unconfirmed(Registration.Waitlisted waiting, RegistrationResponse view) {
		return this.recent.event(waiting.booking().event())
			.map(waiting.booking()::open)
			.defaultIfEmpty(false)
			.flatMap((open) -> open ? Mono.just(view.whenConfirmed("places"))
					: waiting(waiting, view.whenConfirmed("line")));
	}

	private Mono<RegistrationResponse> waiting(Registration registration, RegistrationResponse view) {
		return position(registration).map(view::with).defaultIfEmpty(view);
	}

	/** As the organiser's people see it. */
	public Mono<StaffResponse> forStaff(Registration registration) {
		StaffResponse view = StaffResponse.of(registration);
		return position(registration).map(view::with).defaultIfEmpty(view);
	}

	private Mono<Position> position(Registration registration) {
		return registration.booking().any(Place::waiting) ? this.positions.of(registration.id()) : Mono.empty();
	}

	/** The answer to those who get the key: at the sign-up, and when it has changed. */
	Mono<RegistrationResponse> withKey(Registration registration) {
		return of(registration).map((view) -> view.with(key(registration)));
	}

	public Mono<RegistrationView> page(Registration registration, Language language) {
		return this.programme.event(registration.booking().event())
			.zipWith(position(registration).map(Optional::of).defaultIfEmpty(Optional.empty()))
			.map((both) -> RegistrationView.of(registration, both.getT1(), both.getT2().orElse(null), language,
					this.clock.instant()));
	}

	/** The key of its page, for those who have shown that it is theirs. */
	public String key(Registration registration) {
		return this.keys.manageKey(registration.id(), registration.booking().secrets().keyVersion());
	}

}
