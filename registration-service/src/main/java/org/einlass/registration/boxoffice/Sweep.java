package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Does what is due when nobody calls: deadlines, free places for those who wait, and
 * places in events and sessions that do not take place, or do after all. It works from
 * the state of the tables in batches, so it goes on where it stopped and instances do not
 * disturb one another.
 */
@Component
class Sweep {

	private static final Logger log = LoggerFactory.getLogger(Sweep.class);

	private static final int BATCH = 256;

	private final Counter counter;

	private final Due due;

	private final Clock clock;

	Sweep(Counter counter, Due due, Clock clock) {
		this.counter = counter;
		this.due = due;
		this.clock = clock;
	}

	@Scheduled(fixedDelayString = "${einlass.box-office.sweep}", initialDelay = 1000)
	Mono<Void> sweep() {
		return tick().then(alter()).onErrorResume((error) -> {
			log.warn("The sweep stopped and tries again: {}", error.getClass().getName());
			return Mono.empty();
		});
	}

	private Mono<Void> tick() {
		return Flux.defer(() -> this.due.overdue(this.clock.instant()).concatWith(this.due.free()))
			.distinct()
			.concatMap(this.counter::tick)
			.then();
	}

	/** All of a batch queue up together, so that few transactions take them. */
	private Mono<Void> alter() {
		return Flux.defer(() -> this.due.affected(BATCH))
			.flatMap((affected) -> this.counter.alter(affected.registration(), Sweep::settle)
				.onErrorComplete(RegistrationRefused.Refusal.class), BATCH)
			.then();
	}

	private static Outcome settle(Admission admission, Registration registration) {
		Event event = admission.event();
		boolean published = event.status() == Event.Status.PUBLISHED;
		Set<UUID> cancelled = event.sessions()
			.stream()
			.filter(Session::cancelled)
			.map(Session::id)
			.collect(Collectors.toSet());
		Predicate<Place> gone = (place) -> !published || cancelled.contains(place.session());
		Registration.Cause cause = published ? Registration.Cause.SESSION_CANCELLED
				: Registration.Cause.EVENT_CANCELLED;
		return admission.write(switch (registration) {
			case Registration.Active active when active.booking().any((place) -> place.active() && gone.test(place)) ->
				active.lose(gone, cause, admission.now());
			case Registration.Confirmed confirmed ->
				confirmed.with(confirmed.booking().change((place) -> place.lost() && !gone.test(place), Place::found));
			case Registration.Cancelled ended when ended.booking().any((place) -> place.lost() && !gone.test(place)) ->
				ended.find((place) -> !gone.test(place));
			default -> registration;
		});
	}

}
