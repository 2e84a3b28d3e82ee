package org.einlass.registration.boxoffice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.held.HeldLimits;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;

/** Free places and who is in, as a batch goes on. */
final class Tally {

	private static final int NO_LIMIT = Integer.MAX_VALUE;

	private final Map<UUID, Long> free = new HashMap<>();

	private final Map<UUID, Integer> most = new HashMap<>();

	private final Map<UUID, Integer> held = new HashMap<>();

	private final HeldLimits limits;

	private final Map<Claim, UUID> claims;

	private final Set<UUID> soldOut = new HashSet<>();

	Tally(Event event, Map<Claim, UUID> claims, HeldLimits limits) {
		this.limits = limits;
		this.claims = new HashMap<>(claims);
		event.quotas().forEach((quota) -> {
			this.free.put(quota.id(), free(quota));
			this.most.put(quota.id(), most(quota));
			this.held.put(quota.id(), quota.held());
		});
		event.quotas().filter(Quota::soldOut).map(Quota::id).forEach(this.soldOut::add);
	}

	/**
	 * Below zero where more are taken than the organiser wants; none of a removed one.
	 * Lost places are kept until it is known whether they come back.
	 */
	private static long free(Quota quota) {
		int most = most(quota);
		return (most != NO_LIMIT) ? most - quota.taken() - quota.lost() : NO_LIMIT;
	}

	private static int most(Quota quota) {
		Integer wanted = quota.removed() ? Integer.valueOf(0) : quota.wanted();
		return (wanted != null) ? wanted : NO_LIMIT;
	}

	/** Whether a group would not even fit if all places were free. */
	boolean tooLarge(Map<UUID, Integer> places) {
		return places.entrySet()
			.stream()
			.anyMatch((wanted) -> this.most.getOrDefault(wanted.getKey(), 0) < wanted.getValue());
	}

	/** How many places can be given away. */
	int free(UUID quota) {
		return Math.clamp(this.free.getOrDefault(quota, 0L), 0, NO_LIMIT);
	}

	/**
	 * How many more places guests may hold who have not confirmed their address, as far
	 * as those are free.
	 */
	int holdable(UUID quota) {
		int most = this.most.getOrDefault(quota, 0);
		return (most == NO_LIMIT) ? NO_LIMIT : Math.max(0, this.limits.share(most) - this.held.getOrDefault(quota, 0));
	}

	/** Counts what a registration keeps from now on instead of what it kept. */
	void count(Optional<Booking> before, Booking after) {
		before.ifPresent((kept) -> {
			kept.reserved().forEach((quota, count) -> move(quota, count));
			kept.held().forEach((quota, count) -> this.held.merge(quota, -count, Integer::sum));
		});
		after.reserved().forEach((quota, count) -> move(quota, -count));
		after.held().forEach((quota, count) -> this.held.merge(quota, count, Integer::sum));
	}

	private void move(UUID quota, long difference) {
		this.free.computeIfPresent(quota, (id, free) -> (free == NO_LIMIT) ? free : free + difference);
		if (free(quota) == 0) {
			this.soldOut.add(quota);
		}
	}

	/** Whether all its places were taken once. */
	boolean soldOut(UUID quota) {
		return this.soldOut.contains(quota);
	}

	/** Whether somebody other than this registration holds one of the claims. */
	boolean claimed(Set<Claim> claims, UUID registration) {
		return claims.stream()
			.map(this.claims::get)
			.anyMatch((holder) -> holder != null && !holder.equals(registration));
	}

	/**
	 * A registration holds these claims from now on and no others.
	 * @return without those that somebody else holds already
	 */
	Set<Claim> hold(Set<Claim> claims, UUID registration) {
		this.claims.entrySet()
			.removeIf((held) -> held.getValue().equals(registration) && !claims.contains(held.getKey()));
		return claims.stream()
			.filter((claim) -> registration.equals(this.claims.computeIfAbsent(claim, (free) -> registration)))
			.collect(Collectors.toSet());
	}

}
