package org.einlass.registration.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;

/**
 * Counts by key, each within a time that begins with its first one. Its owner calls it
 * from one thread at a time.
 *
 * @param <K> what is counted by
 */
final class Counts<K> {

	/** More are forgotten, those first that were asked for least. */
	private static final int MOST_KNOWN = 100_000;

	private final Duration within;

	private final Clock clock;

	private final Cache<K, Count> counts;

	Counts(Duration within, Clock clock) {
		this.within = within;
		this.clock = clock;
		this.counts = Caffeine.newBuilder().maximumSize(MOST_KNOWN).expireAfterWrite(within).build();
	}

	private record Count(int number, Instant until) {
	}

	/**
	 * How long until there may be one more; zero as long as there are fewer than most.
	 */
	Duration waitFor(K key, int most) {
		Count count = current(key);
		return (count.number() < most) ? Duration.ZERO : Duration.between(this.clock.instant(), count.until());
	}

	void add(K key) {
		change(key, 1);
	}

	void takeBack(K key) {
		change(key, -1);
	}

	void forget(K key) {
		this.counts.invalidate(key);
	}

	private void change(K key, int by) {
		Count count = current(key);
		this.counts.put(key, new Count(Math.max(0, count.number() + by), count.until()));
	}

	private Count current(K key) {
		Instant now = this.clock.instant();
		Count count = this.counts.getIfPresent(key);
		return (count != null && now.isBefore(count.until())) ? count : new Count(0, now.plus(this.within));
	}

}
