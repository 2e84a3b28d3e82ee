package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Comparator;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.registration.boxoffice.Outcome.Granted;
import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.TooLate;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** What a contact may change: give the places back, name other attendees. */
@Component
public class Changes {

	private final Counter counter;

	Changes(Counter counter) {
		this.counter = counter;
	}

	/**
	 * Gives places back or leaves lines; doing it twice is the same answer. One may leave
	 * a line at any time.
	 */
	Mono<Registration> cancel(UUID id, Selection selection) {
		return this.counter.alter(id, (admission, registration) -> switch (registration) {
			case Registration other when !selection.within(other.booking()) -> new Refused(new Unknown());
			case Registration.Active active when selection.any(active.booking(),
					(place) -> late(admission.event(), place, admission.now())) ->
				new Refused(new TooLate());
			case Registration.Active active ->
				admission.write(active.giveUp(selection::has, Registration.Cause.CONTACT, admission.now()));
			case Registration.Cancelled ended -> admission.write(ended.with(ended.booking().giveUp(selection::has)));
			case Registration.Expired ended -> new Granted(ended);
		});
	}

	/**
	 * Ends it however late it is, since the person is to be forgotten, and nothing that
	 * was lost is kept any longer. Places that were used stay as they are, so that the
	 * numbers of those who came and of sessions that are over do not change.
	 */
	public Mono<Void> giveUp(UUID id) {
		return this.counter.alter(id, (admission, registration) -> switch (registration) {
			case Registration.Active active -> admission.write(active.giveUp((ticket, place) -> !used(admission, place),
					Registration.Cause.CONTACT, admission.now()));
			case Registration other -> admission.write(other.with(other.booking().forget((place) -> true)));
		}).then();
	}

	/** Whether the attendee came, or the session is over. */
	private static boolean used(Admission admission, Place place) {
		return place.confirmed() && (place.came() || admission.event()
			.session(place.session())
			.filter((session) -> !admission.now().isBefore(session.end()))
			.isPresent());
	}

	/**
	 * Whether the contact can give a place back no longer: as the organiser set it, else
	 * when its session starts, and never while the attendee is inside. One may leave a
	 * line, or refuse an offer, at any time.
	 */
	static boolean late(Event event, Place place, Instant now) {
		Instant set = event.signUp().cancelUntil();
		Instant until = (set != null) ? set : event.session(place.session()).map(Session::start).orElse(Instant.MAX);
		return place.confirmed() && (place.inside() || !now.isBefore(until));
	}

	/** When the first of its sessions starts. */
	static Instant start(Event event, Registration registration) {
		return sessions(event, registration).map(Session::start).min(Comparator.naturalOrder()).orElse(Instant.MAX);
	}

	private static Stream<Session> sessions(Event event, Registration registration) {
		return registration.booking()
			.count(Place::active)
			.keySet()
			.stream()
			.flatMap((quota) -> event.quota(quota).stream())
			.flatMap((quota) -> event.session(quota.session()).stream());
	}

	/**
	 * Takes places in another quota instead of those in one; what is full is waited for
	 * if wanted, while the old places stay.
	 */
	Mono<Registration> move(UUID id, Move move) {
		return this.counter.alter(id, move);
	}

	/**
	 * Names other attendees, before the start. Who is named so already stays so, whatever
	 * the tag: the same names may have been sent twice.
	 * @param names by ticket; other tickets keep theirs
	 * @param tag of the registration as the person has seen it, if given
	 */
	Mono<Registration> rename(UUID id, Map<UUID, String> names, @Nullable String tag) {
		Deed rename = (admission, registration) -> {
			if (!(registration instanceof Registration.Active active)) {
				return new Refused(new Ended());
			}
			if (!admission.now().isBefore(start(admission.event(), active))) {
				return new Refused(new TooLate());
			}
			return admission.write(renamed(active, names));
		};
		return this.counter.alter(id,
				(admission,
						registration) -> registration instanceof Registration.Active active
								&& renamed(active, names).equals(active) ? new Granted(active)
										: rename.ifMatch(tag).on(admission, registration));
	}

	static Registration renamed(Registration.Active active, Map<UUID, String> names) {
		return active
			.with(active.booking().tickets((ticket) -> ticket.named(names.getOrDefault(ticket.id(), ticket.name()))));
	}

}
