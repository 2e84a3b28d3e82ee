package org.einlass.gateway.limit;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReferenceArray;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.TimeMeter;
import org.einlass.gateway.limit.LimitSettings.Limit;
import org.jspecify.annotations.Nullable;

/**
 * What each client may still ask for. A client costs memory only for the kinds that it
 * has used, and clients beyond the setting are forgotten, those seen least first.
 */
final class Allowances {

	private final LimitSettings settings;

	private final TimeMeter time;

	private final Cache<String, AtomicReferenceArray<@Nullable Bucket>> clients;

	Allowances(LimitSettings settings, TimeMeter time) {
		this.settings = settings;
		this.time = time;
		this.clients = Caffeine.newBuilder()
			.maximumSize(settings.clients())
			.expireAfterAccess(settings.remembered())
			.build();
	}

	/**
	 * Takes one request from the client's allowance.
	 * @return zero, or in how many seconds the client may ask again
	 */
	long take(String client, Kind kind) {
		Bucket bucket = bucket(client, kind);
		if (bucket.tryConsume(1)) {
			return 0;
		}
		long nanos = bucket.estimateAbilityToConsume(1).getNanosToWaitForRefill();
		return TimeUnit.NANOSECONDS.toSeconds(nanos) + 1;
	}

	private Bucket bucket(String client, Kind kind) {
		AtomicReferenceArray<@Nullable Bucket> buckets = this.clients.get(client,
				(missing) -> new AtomicReferenceArray<>(Kind.values().length));
		Bucket bucket = buckets.get(kind.ordinal());
		if (bucket == null) {
			buckets.compareAndSet(kind.ordinal(), null, full(this.settings.of(kind)));
			bucket = buckets.get(kind.ordinal());
		}
		return Objects.requireNonNull(bucket);
	}

	private Bucket full(Limit limit) {
		return Bucket.builder()
			.addLimit((bandwidth) -> bandwidth.capacity(limit.burst())
				.refillGreedy(limit.perMinute(), Duration.ofMinutes(1)))
			.withCustomTimePrecision(this.time)
			.build();
	}

}
