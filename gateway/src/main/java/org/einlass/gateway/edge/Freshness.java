package org.einlass.gateway.edge;

import java.time.Duration;

import com.github.benmanes.caffeine.cache.Expiry;

/**
 * An answer is good for one second from the moment the service was asked; what may not be
 * kept, for none.
 */
final class Freshness implements Expiry<CacheKey, Answer> {

	static final long NANOS = Duration.ofSeconds(1).toNanos();

	@Override
	public long expireAfterCreate(CacheKey key, Answer answer, long now) {
		return answer.mayBeKept() ? Math.max(0, answer.askedAt() + NANOS - now) : 0;
	}

	@Override
	public long expireAfterUpdate(CacheKey key, Answer answer, long now, long before) {
		return expireAfterCreate(key, answer, now);
	}

	@Override
	public long expireAfterRead(CacheKey key, Answer answer, long now, long left) {
		return left;
	}

}
