package org.einlass.registration.boxoffice;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;

/** Free places and who is in, as a batch goes on. */
final class Tally {

	private static final long NO_LIMIT = Integer.MAX_VALUE;

	private final Map<UUID, Long> free = new HashMap<>();

	private final Map<Claim, UUID> claims;

	private final Set<UUID> soldOut = new HashSet<>();

	Tally(Event event, Map<Claim, UUID> claims) {
		this.claims = new HashMap<>(claims);
		event.quotas().forEach((quota) -> this.free.put(quota.id(), free(quota)));
		event.quotas().filter(Quota::soldOut).map(Quota::id).forEach(this.soldOut::add);
	}

	/**
	 * Below zero where more are taken than the organiser wants; none of a removed one.
	 */
	private static long free(Quota quota) {
		Integer wanted = quota.removed() ? Integer.valueOf(0) : quota.wanted();
		return (wanted != null) ? wanted - quota.taken() : NO_LIMIT;
	}

	/** How many places can be given away. */
	int free(UUID quota) {
		return (int) Math.clamp(this.free.getOrDefault(quota, 0L), 0, NO_LIMIT);
	}

	boolean fits(Map<UUID, Integer> places) {
		return places.entrySet().stream().allMatch((wanted) -> free(wanted.getKey()) >= wanted.getValue());
	}

	/** Counts what a registration takes from now on instead of what it took. */
	void count(Map<UUID, Integer> before, Map<UUID, Integer> after) {
		before.forEach((quota, count) -> move(quota, count));
		after.forEach((quota, count) -> move(quota, -count));
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

	void claim(Set<Claim> claims, UUID registration) {
		claims.forEach((claim) -> this.claims.put(claim, registration));
	}

	void release(UUID registration) {
		this.claims.values().removeIf(registration::equals);
	}

}
