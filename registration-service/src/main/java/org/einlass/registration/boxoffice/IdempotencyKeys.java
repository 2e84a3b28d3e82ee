package org.einlass.registration.boxoffice;

import java.security.MessageDigest;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Which requests were answered already, for 24 hours (design 5). */
public interface IdempotencyKeys {

	/** What was answered to those of the keys that were used already. */
	Mono<Map<UUID, Kept>> answered(Collection<UUID> keys);

	/**
	 * Keeps the answers. A key that another event's transaction has just used is a
	 * passing failure: the next try finds its answer.
	 */
	Mono<Void> keep(Collection<Kept> answers);

	/** A key and the hash of what was asked with it. */
	@SuppressWarnings("ArrayRecordComponent") // compared in constant time only
	record Key(UUID key, byte[] bodyHash) {
	}

	/** What was answered to the request with a key: a registration, or a refusal. */
	record Kept(Key key, @Nullable UUID registration, @Nullable RegistrationRefused refusal) {

		/** Of what was not kept, there is no answer to keep. */
		static Optional<Kept> of(Key key, Outcome outcome) {
			return switch (outcome) {
				case Outcome.Granted granted -> Optional.of(new Kept(key, granted.registration().id(), null));
				case Outcome.Refused refused -> Optional.of(new Kept(key, null, refused.reason()));
				case Outcome.NotKept none -> Optional.empty();
			};
		}

		boolean answers(Key other) {
			return MessageDigest.isEqual(this.key.bodyHash(), other.bodyHash());
		}

	}

}
