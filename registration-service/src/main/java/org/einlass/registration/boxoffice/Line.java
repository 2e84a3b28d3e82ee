package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SignUpRules;
import org.jspecify.annotations.Nullable;

/**
 * Those who wait for places of an event, by the time of their sign-up. Groups stay
 * together; only those whose address is known to be right stand in it.
 */
final class Line {

	/**
	 * How many groups that want the same places are known to a batch, and how many it
	 * serves at most: so whoever is unknown stands behind somebody who wants the same.
	 */
	static final int MOST_KNOWN = 50;

	/** Later than this before the start nobody is offered a place: the desk decides. */
	static final Duration DESK = Duration.ofHours(3);

	private final Event event;

	private final Instant now;

	private final List<Group> groups;

	private final Set<UUID> blocked = new HashSet<>();

	Line(Event event, Collection<Registration> registrations, Instant now) {
		this.event = event;
		this.now = now;
		this.groups = registrations.stream()
			.flatMap((one) -> groups(one).stream())
			.sorted(Comparator.comparing(Group::since).thenComparing((group) -> group.registration().id()))
			.toList();
	}

	/** Places that one registration wants at once. */
	record Group(Registration.Known registration, Key key, Map<UUID, Integer> places) {

		Instant since() {
			return this.key.waits().since();
		}

		boolean has(Place place) {
			return place.waiting() && this.key.equals(Key.of(place));
		}

		/** Whether it gives other places back for these. */
		boolean swaps() {
			return this.key.insteadOf() != null;
		}

	}

	/** What places have in common that are wanted at once. */
	record Key(Waiting waits, @Nullable UUID quota, @Nullable UUID insteadOf) {

		static Key of(Place place) {
			Waiting waits = place.waits();
			if (waits == null) {
				throw new IllegalStateException("Nobody knows since when this place is waited for");
			}
			return new Key(waits, waits.together() ? null : place.quota(), place.insteadOf());
		}

	}

	static List<Group> groups(Registration registration) {
		if (!(registration instanceof Registration.Known known) || Standing.of(known).confirmBy() != null) {
			return List.of();
		}
		Map<Key, Map<UUID, Integer>> groups = new LinkedHashMap<>();
		known.booking()
			.tickets()
			.stream()
			.flatMap((ticket) -> ticket.places().stream())
			.filter(Place::waiting)
			.forEach((place) -> groups.computeIfAbsent(Key.of(place), (key) -> new LinkedHashMap<>())
				.merge(place.quota(), 1, Integer::sum));
		List<Group> found = new ArrayList<>();
		groups.forEach((key, places) -> found.add(new Group(known, key, places)));
		return found;
	}

	/** The first group that gets its places now. */
	Optional<Group> next(Tally tally) {
		for (Group group : this.groups) {
			if (tally.tooLarge(group.places())) {
				continue;
			}
			Set<UUID> late = late(group);
			Set<UUID> full = late.isEmpty() ? full(group, tally) : late;
			if (full.isEmpty()) {
				return Optional.of(group);
			}
			if (!late.isEmpty() || this.event.signUp().groupRule() == SignUpRules.GroupRule.IN_ORDER) {
				this.blocked.addAll(full);
			}
		}
		return Optional.empty();
	}

	/** The quotas that this group has to wait for. */
	private Set<UUID> full(Group group, Tally tally) {
		return group.places()
			.entrySet()
			.stream()
			.filter((wanted) -> this.blocked.contains(wanted.getKey())
					|| tally.free(wanted.getKey()) < wanted.getValue())
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	/** Quotas in which nobody is served any longer; one of them keeps the whole group. */
	private Set<UUID> late(Group group) {
		boolean published = this.event.status() == Event.Status.PUBLISHED;
		return group.places()
			.keySet()
			.stream()
			.filter((quota) -> !published || !start(Stream.of(quota)).isAfter(this.now.plus(DESK)))
			.collect(Collectors.toSet());
	}

	/**
	 * When the first of the sessions starts that a group is offered, with those that are
	 * on offer already: one answer is for all of them.
	 */
	Instant start(Group group) {
		Booking booking = group.registration().booking();
		return start(booking.count((place) -> group.has(place) || place.offered()).keySet().stream());
	}

	private Instant start(Stream<UUID> quotas) {
		return quotas.flatMap((id) -> this.event.quota(id).stream())
			.flatMap((quota) -> this.event.session(quota.session()).stream())
			.filter((session) -> !session.cancelled())
			.map(Session::start)
			.min(Comparator.naturalOrder())
			.orElse(Instant.MIN);
	}

	/** These quotas are not given to anybody in the line for now. */
	Line without(Set<UUID> quotas) {
		this.blocked.addAll(quotas);
		return this;
	}

	/** Quotas whose free places somebody in the line waits for. */
	Set<UUID> blocked() {
		return this.blocked;
	}

}
