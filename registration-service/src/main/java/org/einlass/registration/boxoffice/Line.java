package org.einlass.registration.boxoffice;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
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

/**
 * Those who wait for places of an event, by the time of their sign-up. Groups stay
 * together; only those whose address is known to be right stand in it.
 */
final class Line {

	/** Later than this before the start nobody is offered a place: the desk decides. */
	static final Duration DESK = Duration.ofHours(3);

	private final Event event;

	private final Instant now;

	private final List<Group> groups;

	private final Set<UUID> blocked;

	/**
	 * @param endless quotas with more groups than are here, which go before all others
	 */
	Line(Event event, Collection<Registration> registrations, Set<UUID> endless, Instant now) {
		this.event = event;
		this.now = now;
		this.blocked = new HashSet<>(endless);
		this.groups = registrations.stream()
			.flatMap(Line::groups)
			.sorted(Comparator.comparing(Group::since).thenComparing((group) -> group.registration().id()))
			.toList();
	}

	/** Places that one registration wants at once. */
	record Group(Registration.Known registration, Map<UUID, Integer> places, Instant since) {
	}

	private static Stream<Group> groups(Registration registration) {
		boolean stands = switch (registration) {
			case Registration.Waitlisted waitlisted -> waitlisted.confirmBy() == null;
			case Registration.Confirmed confirmed -> true;
			case Registration.Held held -> false;
			case Registration.Offered offered -> false;
			case Registration.Cancelled ended -> false;
			case Registration.Expired ended -> false;
		};
		Map<UUID, Integer> wanted = registration.booking().wanted();
		if (!stands || wanted.isEmpty() || !(registration instanceof Registration.Known known)) {
			return Stream.empty();
		}
		Waiting waiting = known.booking().waiting();
		Instant since = Optional.ofNullable(waiting.since()).orElse(known.booking().createdAt());
		return waiting.together() ? Stream.of(new Group(known, wanted, since))
				: wanted.entrySet()
					.stream()
					.map((one) -> new Group(known, Map.of(one.getKey(), one.getValue()), since));
	}

	/** The first group that gets its places now. */
	Optional<Group> next(Tally tally) {
		for (Group group : this.groups) {
			Set<UUID> full = full(group, tally);
			if (full.isEmpty()) {
				return Optional.of(group);
			}
			if (!served(group) || this.event.signUp().groupRule() == SignUpRules.GroupRule.IN_ORDER) {
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
			.filter((wanted) -> this.blocked.contains(wanted.getKey()) || !served(group)
					|| tally.free(wanted.getKey()) < wanted.getValue())
			.map(Map.Entry::getKey)
			.collect(Collectors.toSet());
	}

	private boolean served(Group group) {
		return this.event.status() == Event.Status.PUBLISHED && start(group).isAfter(this.now.plus(DESK));
	}

	/** When the first of the sessions starts that a group wants to come to. */
	Instant start(Group group) {
		return group.places()
			.keySet()
			.stream()
			.flatMap((id) -> this.event.quota(id).stream())
			.flatMap((quota) -> this.event.session(quota.session()).stream())
			.filter((session) -> !session.cancelled())
			.map(Session::start)
			.min(Comparator.naturalOrder())
			.orElse(Instant.MIN);
	}

	/** Quotas whose free places somebody in the line waits for. */
	Set<UUID> blocked() {
		return this.blocked;
	}

}
