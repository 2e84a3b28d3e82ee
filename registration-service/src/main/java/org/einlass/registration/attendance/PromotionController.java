package org.einlass.registration.attendance;

import java.util.Objects;
import java.util.UUID;

import org.einlass.registration.boxoffice.Actor;
import org.einlass.registration.boxoffice.Errand;
import org.einlass.registration.boxoffice.WaitingList;
import org.einlass.registration.door.Doors;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** An organiser gives somebody who waits a place out of turn, with a reason. */
@RestController
class PromotionController {

	static final int LONGEST_REASON = 500;

	private final Doors doors;

	private final WaitingList waitingList;

	PromotionController(Doors doors, WaitingList waitingList) {
		this.doors = doors;
		this.waitingList = waitingList;
	}

	record PromoteRequest(@Nullable String reason) {

		String checked() {
			new Checks().line("reason", this.reason, LONGEST_REASON).done();
			return Objects.requireNonNull(this.reason).strip();
		}

	}

	/** Gives somebody who waits a place out of turn. */
	@PostMapping("/api/sessions/{session}/registrations/{registration}/promote")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<ResponseEntity<Void>> promote(@PathVariable UUID session, @PathVariable UUID registration,
			@RequestBody PromoteRequest request, @AuthenticationPrincipal Person person) {
		return this.doors.of(session, person, Role.ORGANISER)
			.flatMap((door) -> this.waitingList
				.promote(new Errand(door.event().id(), registration, Actor.of(person), request.checked()), session))
			.thenReturn(ResponseEntity.noContent().build());
	}

}
