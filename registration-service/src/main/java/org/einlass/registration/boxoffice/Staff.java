package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;

import org.einlass.registration.boxoffice.Outcome.Granted;
import org.einlass.registration.boxoffice.Outcome.Refused;
import org.einlass.registration.boxoffice.RegistrationRefused.Ended;
import org.einlass.registration.boxoffice.RegistrationRefused.NoAddress;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * What the organiser's people may do for one person: what the contact may do, also when
 * it is too late for the contact, and as often as needed. It is written down who did it.
 */
@Component
public class Staff {

	private final Counter counter;

	private final Registrations registrations;

	private final Deeds deeds;

	private final Clock clock;

	Staff(Counter counter, Registrations registrations, Deeds deeds, Clock clock) {
		this.counter = counter;
		this.registrations = registrations;
		this.deeds = deeds;
		this.clock = clock;
	}

	/** The registration, if it is for this event; else the refusal {@link Unknown}. */
	public Mono<Registration> find(UUID event, UUID registration) {
		return this.registrations.find(registration)
			.filter((found) -> found.booking().event().equals(event))
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()));
	}

	/** Gives all places back; doing it twice is the same answer. */
	public Mono<Registration> cancel(Errand errand) {
		return act(errand, "cancel", (admission, registration) -> switch (registration) {
			case Registration.Active active ->
				admission.write(active.cancel(Registration.Cause.ORGANISER, admission.now()));
			case Registration.Cancelled ended -> admission.write(ended.with(ended.booking().forget((place) -> true)));
			case Registration.Expired ended -> new Granted(ended);
		});
	}

	/**
	 * Names other attendees.
	 * @param names by ticket, of the registration's; other tickets keep theirs
	 */
	public Mono<Registration> rename(Errand errand, Function<Registration, Map<UUID, String>> names) {
		return find(errand.event(), errand.registration()).map(names)
			.flatMap((given) -> act(errand, "rename", (admission, registration) -> switch (registration) {
				case Registration.Active active -> admission.write(Changes.renamed(active, given));
				case Registration.Cancelled ended -> new Refused(new Ended());
				case Registration.Expired ended -> new Refused(new Ended());
			}));
	}

	/**
	 * Corrects the address and sends the mail of the registration's status there. Where
	 * one person may sign up only once, it must not be signed up already. The links that
	 * went to the same address before go on working.
	 */
	public Mono<Registration> correct(Errand errand, EmailAddress email) {
		return act(errand, "contact", email, (admission, registration) -> {
			Booking booking = registration.booking();
			return mail(admission, email.value().equals(booking.contact().email()) ? registration
					: registration.with(booking.addressed(email).secrets(booking.secrets().readdressed())));
		});
	}

	/** Sends the mail of the registration's status again. */
	public Mono<Registration> resend(Errand errand) {
		return act(errand, "resend", (admission, registration) -> {
			if (registration.booking().contact().email() == null) {
				return new Refused(new NoAddress());
			}
			Secrets secrets = registration.booking().secrets();
			return mail(admission, secrets.codeVoid()
					? registration.with(registration.booking().secrets(secrets.newCode())) : registration);
		});
	}

	private static Outcome mail(Admission admission, Registration registration) {
		return switch (registration) {
			case Registration.Active active -> admission.write(MailsAsked.again(active));
			case Registration.Cancelled ended -> new Refused(new Ended());
			case Registration.Expired ended -> new Refused(new Ended());
		};
	}

	/** Shows the tickets for printing; who had them shown is written down as well. */
	public Mono<Registration> print(Errand errand) {
		return find(errand.event(), errand.registration()).flatMap(
				(found) -> this.deeds.write(List.of(errand.done("print", this.clock.instant()))).thenReturn(found));
	}

	/** What changes nothing is not written down. */
	private Mono<Registration> act(Errand errand, String name, Deed deed) {
		return act(errand, name, null, deed);
	}

	private Mono<Registration> act(Errand errand, String name, @Nullable EmailAddress email, Deed deed) {
		Deed written = (admission, registration) -> {
			if (!errand.concerns(registration)) {
				return new Refused(new Unknown());
			}
			Outcome outcome = deed.on(admission, registration);
			if (outcome instanceof Granted granted && !granted.registration().equals(registration)) {
				admission.book().record(errand.done(name, admission.now()));
			}
			return outcome;
		};
		return this.counter.alter(new Request.Alter(errand.registration(), written, email, errand.once()));
	}

}
