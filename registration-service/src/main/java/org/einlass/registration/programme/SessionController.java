package org.einlass.registration.programme;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;
import reactor.core.publisher.Mono;

/** Sessions with the exact state of their quotas, for those who want to sign up. */
@RestController
class SessionController {

	private final Programme programme;

	SessionController(Programme programme) {
		this.programme = programme;
	}

	record SessionResponse(UUID id, UUID event, String status, Instant start, Instant end, String zone,
			List<QuotaResponse> quotas) {

		static SessionResponse of(Event event, Session session) {
			String status = (event.status() == Event.Status.PUBLISHED) ? value(session.status()) : "cancelled";
			return new SessionResponse(session.id(), event.id(), status, session.start(), session.end(),
					session.zone().getId(),
					session.quotas()
						.stream()
						.filter((quota) -> !quota.removed())
						.map((quota) -> QuotaResponse.of(event, quota))
						.toList());
		}

	}

	/** Of an unlimited quota, places and free are {@code null}. */
	record QuotaResponse(UUID id, Map<String, String> name, String kind, @Nullable Integer places, int taken,
			@Nullable Integer free, boolean waitingList) {

		static QuotaResponse of(Event event, Quota quota) {
			return new QuotaResponse(quota.id(), quota.name(), value(quota.kind()), quota.places(), quota.taken(),
					(quota.places() != null) ? event.free(quota) : null, event.mayWait(quota));
		}

	}

	/** A session with what is free in its quotas right now. */
	@GetMapping("/api/sessions/{session}")
	Mono<ResponseEntity<SessionResponse>> show(@PathVariable UUID session,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.programme.eventOfSession(session)
			.filter((event) -> event.exists(person))
			.flatMap((event) -> Mono
				.justOrEmpty(event.session(session).map((found) -> SessionResponse.of(event, found))))
			.map((shown) -> ResponseEntity.ok().header("Cache-Control", "no-store").body(shown))
			.switchIfEmpty(Mono.error(() -> new ResponseStatusException(HttpStatus.NOT_FOUND)));
	}

	private static String value(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

}
