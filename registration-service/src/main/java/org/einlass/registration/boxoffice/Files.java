package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.einlass.registration.boxoffice.Admission.Known;
import org.einlass.registration.boxoffice.IdempotencyKeys.Kept;
import org.einlass.registration.boxoffice.Registrations.Concerned;
import org.einlass.registration.programme.Event;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Reads what has to be known to hear the requests of a batch, with few questions. */
@Component
class Files {

	private final Registrations registrations;

	private final IdempotencyKeys keys;

	private final Claims claims;

	private final AccessCodes codes;

	private final Clerk clerk;

	Files(Registrations registrations, IdempotencyKeys keys, Claims claims, AccessCodes codes, Clerk clerk) {
		this.registrations = registrations;
		this.keys = keys;
		this.claims = claims;
		this.codes = codes;
		this.clerk = clerk;
	}

	Mono<Hearing> read(Event event, List<Request> requests) {
		Instant now = this.clerk.now();
		return this.keys.answered(keys(requests))
			.flatMap((answered) -> concerned(event, requests, answered, now)
				.flatMap((concerned) -> known(event, requests, concerned, now))
				.map((known) -> this.clerk.hearing(known, answered)));
	}

	private static Set<UUID> keys(List<Request> requests) {
		return requests.stream()
			.map(Request::key)
			.filter(Objects::nonNull)
			.map(IdempotencyKeys.Key::key)
			.collect(Collectors.toSet());
	}

	private static Stream<Request.Enter> entering(List<Request> requests) {
		return requests.stream().filter(Request.Enter.class::isInstance).map(Request.Enter.class::cast);
	}

	private Mono<Concerned> concerned(Event event, List<Request> requests, Map<UUID, Kept> answered, Instant now) {
		Set<UUID> ids = new HashSet<>();
		answered.values().stream().map(Kept::registration).filter(Objects::nonNull).forEach(ids::add);
		for (Request request : requests) {
			if (request instanceof Request.Alter alter) {
				ids.add(alter.registration());
			}
		}
		boolean waiting = event.quotas().anyMatch((quota) -> quota.waiting() > 0);
		return this.registrations.concerned(event.id(), ids, emails(event, requests), waiting, now);
	}

	/** Addresses that may be one too many times among those that are not confirmed. */
	private static Set<String> emails(Event event, List<Request> requests) {
		if (!event.signUp().requireConfirmation()) {
			return Set.of();
		}
		return requests.stream().map((request) -> switch (request) {
			case Request.Enter enter when enter.signUp().addressVerified() -> null;
			case Request.Enter enter -> enter.signUp().contact().email();
			case Request.Alter alter -> (alter.email() != null) ? alter.email().value() : null;
			case Request.Tick tick -> null;
		}).filter(Objects::nonNull).collect(Collectors.toSet());
	}

	/** The quotas that registrations want to move to. */
	private static Map<UUID, Set<UUID>> moves(List<Request> requests) {
		Map<UUID, Set<UUID>> moves = new HashMap<>();
		for (Request request : requests) {
			if (request instanceof Request.Alter alter && alter.deed() instanceof Move move) {
				moves.computeIfAbsent(alter.registration(), (id) -> new HashSet<>()).add(move.to());
			}
		}
		return moves;
	}

	/**
	 * The registrations as they are, and as they are with the addresses they are to get.
	 */
	private static Stream<Registration> addressed(List<Request> requests, Concerned concerned) {
		Map<UUID, List<EmailAddress>> emails = new HashMap<>();
		for (Request request : requests) {
			if (request instanceof Request.Alter alter && alter.email() != null) {
				emails.computeIfAbsent(alter.registration(), (id) -> new ArrayList<>()).add(alter.email());
			}
		}
		return concerned.registrations()
			.stream()
			.flatMap((registration) -> Stream.concat(Stream.of(registration),
					emails.getOrDefault(registration.id(), List.of())
						.stream()
						.map((email) -> registration.with(registration.booking().addressed(email)))));
	}

	private Mono<Known> known(Event event, List<Request> requests, Concerned concerned, Instant now) {
		Stream<Claim> asked = entering(requests).flatMap((enter) -> this.clerk.claims(event, enter.signUp()).stream());
		Map<UUID, Set<UUID>> moves = moves(requests);
		Stream<Claim> known = addressed(requests, concerned).flatMap((registration) -> this.clerk
			.claims(event, registration, moves.getOrDefault(registration.id(), Set.of()))
			.stream());
		Collection<Claim> claims = Stream.concat(asked, known).collect(Collectors.toSet());
		return this.claims.holders(claims)
			.zipWith(this.codes.of(event))
			.map((both) -> new Known(event, concerned.registrations(), concerned.endless(), both.getT1(), both.getT2(),
					now));
	}

}
