package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.link.LinkKeys;
import org.einlass.registration.programme.SignUpRules.GroupRule;

import static org.assertj.core.api.Assertions.assertThat;

/** What holds after each batch, whatever has happened; told without the box office. */
final class PlayRules {

	private static final Persons PERSONS = new Persons(new LinkKeys(new byte[32]));

	private final Play play;

	private final Map<UUID, Integer> reserved = new HashMap<>();

	private final Map<UUID, Integer> held = new HashMap<>();

	private List<Wait> waited = List.of();

	private Set<UUID> known = Set.of();

	PlayRules(Play play) {
		this.play = play;
	}

	/** Somebody whose address is right waits for places of one quota. */
	private record Wait(UUID registration, UUID quota, Waiting waits, int places, boolean alone) {

		boolean before(Wait other) {
			int order = this.waits.since().compareTo(other.waits.since());
			return order < 0 || order == 0 && this.registration.compareTo(other.registration) < 0;
		}

	}

	void check() {
		Collection<Registration> all = this.play.evening.all();
		all.forEach(this::isWhole);
		all.forEach(this::hasTheStatusOfItsPlaces);
		all.forEach(this::hasNoMoreThanItAskedFor);
		neverOneTooMany();
		neverMoreHeldThanTheShare();
		neverMoreOpenForOneAddress(all);
		oneForEachPerson(all);
		List<Wait> waits = all.stream().flatMap((one) -> waits(one).stream()).toList();
		nobodyWasPassed(waits);
		noPlaceIsIdle(waits);
		this.waited = waits;
		this.known = all.stream().map(Registration::id).collect(Collectors.toSet());
		Play.QUOTAS.forEach((quota) -> {
			this.reserved.put(quota, reserved(quota));
			this.held.put(quota, this.play.evening.held(quota));
		});
	}

	private int reserved(UUID quota) {
		return this.play.places(quota) - this.play.evening.free(quota);
	}

	private void neverOneTooMany() {
		for (UUID quota : Play.QUOTAS) {
			assertThat(reserved(quota)).as("places of " + quota)
				.isLessThanOrEqualTo(Math.max(this.play.places(quota), this.reserved.getOrDefault(quota, 0)));
		}
	}

	/** Where the organiser lowers the places, what is held stays. */
	private void neverMoreHeldThanTheShare() {
		for (UUID quota : Play.QUOTAS) {
			assertThat(this.play.evening.held(quota)).as("held unconfirmed of " + quota)
				.isLessThanOrEqualTo(Math.max(this.play.evening.limits.share(this.play.places(quota)),
						this.held.getOrDefault(quota, 0)));
		}
	}

	private void neverMoreOpenForOneAddress(Collection<Registration> all) {
		Map<String, Long> open = all.stream()
			.filter((one) -> one instanceof Registration.Active && Standing.of(one).confirmBy() != null)
			.collect(Collectors.groupingBy((one) -> String.valueOf(one.booking().contact().email()),
					Collectors.counting()));
		assertThat(open.values()).allMatch((count) -> count <= this.play.evening.limits.perAddress());
	}

	/** All attendees of a registration come to the same dates, or wait for the same. */
	private void isWhole(Registration registration) {
		assertThat(registration.booking().tickets()).extracting((ticket) -> Set.copyOf(ticket.places()))
			.containsOnly(Set.copyOf(registration.booking().tickets().getFirst().places()));
	}

	private void hasTheStatusOfItsPlaces(Registration registration) {
		Booking booking = registration.booking();
		boolean fits = switch (registration) {
			case Registration.Held held -> booking.taken().size() > 0 && !booking.any(Place::confirmed);
			case Registration.Waitlisted waiting -> booking.any(Place::waiting) && !booking.any(Place::taken);
			case Registration.Offered offered -> booking.any((place) -> place.state() == Place.State.OFFERED);
			case Registration.Confirmed confirmed ->
				booking.any(Place::confirmed) && !booking.any((place) -> place.state() == Place.State.OFFERED);
			case Registration.Cancelled ended -> !booking.any(Place::active);
			case Registration.Expired ended -> !booking.any(Place::active);
		};
		assertThat(fits).as(registration.toString()).isTrue();
	}

	/** A swap is one place, and a place that comes back is not there twice. */
	private void hasNoMoreThanItAskedFor(Registration registration) {
		List<Place> places = registration.booking().tickets().getFirst().places();
		long rights = places.stream()
			.filter((place) -> place.taken() || place.isLost() && place.insteadOf() == null
					|| place.waiting() && place.insteadOf() == null)
			.count();
		assertThat(rights).as(registration.toString())
			.isLessThanOrEqualTo(this.play.asked.getOrDefault(registration.id(), 0));
	}

	/** The claims that are kept are those of the registrations that stand. */
	private void oneForEachPerson(Collection<Registration> all) {
		Map<Claim, UUID> claims = new HashMap<>();
		all.forEach((one) -> PERSONS.claims(this.play.evening.event(), one)
			.forEach((claim) -> assertThat(claims.put(claim, one.id())).as("second claim " + claim).isNull()));
		assertThat(this.play.evening.claims()).isEqualTo(claims);
	}

	private List<Wait> waits(Registration registration) {
		List<Wait> waits = new ArrayList<>();
		if (registration instanceof Registration.Known known && Standing.of(known).confirmBy() == null) {
			List<Place> waiting = known.booking()
				.tickets()
				.getFirst()
				.places()
				.stream()
				.filter(Place::waiting)
				.toList();
			waiting.forEach((place) -> {
				Waiting since = java.util.Objects.requireNonNull(place.waits());
				boolean alone = !since.together()
						|| waiting.stream().noneMatch((other) -> other != place && since.equals(other.waits()));
				waits.add(new Wait(known.id(), place.quota(), since, known.booking().tickets().size(), alone));
			});
		}
		return waits;
	}

	/** Whoever came later got nothing before those who waited alone for no more. */
	private void nobodyWasPassed(List<Wait> now) {
		boolean inOrder = this.play.evening.groupRule == GroupRule.IN_ORDER;
		Set<Wait> still = new HashSet<>(now);
		List<Wait> left = this.waited.stream()
			.filter((wait) -> wait.alone() && still.contains(wait) && servable(wait))
			.toList();
		for (Wait wait : left) {
			this.waited.stream()
				.filter((other) -> other.quota().equals(wait.quota()) && wait.before(other) && !still.contains(other))
				.filter((other) -> inOrder || other.places() >= wait.places())
				.filter((other) -> got(other.registration(), other.quota()))
				.forEach((other) -> assertThat(this.play.promoted).as(wait + " was passed by " + other)
					.contains(other.registration()));
			this.play.evening.all()
				.stream()
				.filter((one) -> !this.known.contains(one.id()) && got(one.id(), wait.quota()))
				.filter((one) -> inOrder || one.booking().tickets().size() >= wait.places())
				.forEach((one) -> assertThat(one).as(wait + " was passed by a newcomer").isNull());
		}
	}

	private boolean got(UUID registration, UUID quota) {
		return this.play.evening.all()
			.stream()
			.anyMatch((one) -> one.id().equals(registration) && one.booking().taken().containsKey(quota));
	}

	private boolean servable(Wait wait) {
		Duration start = this.play.evening.starts.getOrDefault(wait.quota(), this.play.evening.untilStart);
		return !this.play.evening.cancelled.contains(wait.quota()) && this.play.places(wait.quota()) >= wait.places()
				&& Evening.NOW.plus(start).isAfter(this.play.evening.now.plus(Duration.ofHours(3)));
	}

	/**
	 * The first who waits alone could not be served, nor anybody where gaps are filled.
	 */
	private void noPlaceIsIdle(List<Wait> now) {
		boolean inOrder = this.play.evening.groupRule == GroupRule.IN_ORDER;
		now.stream()
			.filter((wait) -> wait.alone() && servable(wait))
			.filter((wait) -> !inOrder || now.stream()
				.noneMatch((other) -> other != wait && other.quota().equals(wait.quota()) && !wait.before(other)))
			.forEach((wait) -> assertThat(this.play.evening.free(wait.quota())).as("free for " + wait)
				.isLessThan(wait.places()));
	}

}
