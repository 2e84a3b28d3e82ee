package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.UUID;

import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.registration.batch.BatchMeters;
import org.einlass.registration.batch.Batches;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Where requests for one event queue up before the {@link BoxOffice}. */
@Component
class Counter {

	/** How many one transaction takes. */
	private static final int MOST_AT_ONCE = 256;

	private final Registrations registrations;

	private final Batches<Request, Outcome> batches;

	Counter(BoxOffice boxOffice, Registrations registrations,
			@Value("${einlass.box-office.patience}") Duration patience, MeterRegistry meters) {
		this.registrations = registrations;
		this.batches = new Batches<>(boxOffice::serve, MOST_AT_ONCE, patience, new BatchMeters(meters, "counter"));
	}

	/**
	 * Somebody signs up. The registration that comes of it, or the refusal as an error.
	 */
	Mono<Registration> enter(SignUp signUp, IdempotencyKeys.@Nullable Key key) {
		return ask(signUp.event(), new Request.Enter(signUp, key));
	}

	/** Somebody comes to the desk, where one of the organiser's people gives places. */
	Mono<Registration> enter(SignUp signUp, IdempotencyKeys.@Nullable Key key, Actor desk) {
		return ask(signUp.event(), new Request.Enter(signUp, key, desk));
	}

	/** One registration is to change. What it has become, or the refusal as an error. */
	Mono<Registration> alter(UUID registration, Deed deed) {
		return alter(new Request.Alter(registration, deed));
	}

	/** The same; sent again with the same key, it changes nothing more. */
	Mono<Registration> alter(UUID registration, Deed deed, IdempotencyKeys.@Nullable Key key) {
		return alter(new Request.Alter(registration, deed, null, key));
	}

	Mono<Registration> alter(Request.Alter request) {
		return this.registrations.eventOf(request.registration())
			.switchIfEmpty(Mono.error(() -> new RegistrationRefused.Unknown().asError()))
			.flatMap((event) -> ask(event, request));
	}

	/** One registration for this event is to change. */
	Mono<Registration> alter(UUID event, UUID registration, Deed deed) {
		return ask(event, new Request.Alter(registration, deed));
	}

	/** Looks after what may be due for an event. */
	Mono<Void> tick(UUID event) {
		return ask(event, new Request.Tick()).onErrorComplete(RegistrationRefused.Refusal.class).then();
	}

	private Mono<Registration> ask(UUID event, Request request) {
		return this.batches.ask(event, request).flatMap(Outcome::answer);
	}

}
