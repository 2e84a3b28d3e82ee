package org.einlass.registration.programme;

import java.time.Duration;
import java.util.UUID;
import java.util.function.Function;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Events as they were within the last second: enough to check a request by, never to give
 * a place away. In a rush thousands ask for the same one.
 */
@Component
public class RecentEvents {

	private static final Duration RECENT = Duration.ofSeconds(1);

	private static final int MOST = 1_000;

	private final Programme programme;

	private final Cache<UUID, Mono<Event>> byId = cache();

	private final Cache<UUID, Mono<Event>> bySession = cache();

	RecentEvents(Programme programme) {
		this.programme = programme;
	}

	private static Cache<UUID, Mono<Event>> cache() {
		return Caffeine.newBuilder().maximumSize(MOST).build();
	}

	/** The event with this id, else empty. */
	public Mono<Event> event(UUID id) {
		return recent(this.byId, id, this.programme::event);
	}

	/** The event that this session belongs to, else empty. */
	public Mono<Event> eventOfSession(UUID session) {
		return recent(this.bySession, session, this.programme::eventOfSession);
	}

	/** What is not known, or could not be read, is asked for again at once. */
	private static Mono<Event> recent(Cache<UUID, Mono<Event>> cache, UUID id, Function<UUID, Mono<Event>> read) {
		return cache.get(id, (key) -> Mono.defer(() -> read.apply(key))
			.cache((event) -> RECENT, (error) -> Duration.ZERO, () -> Duration.ZERO));
	}

}
