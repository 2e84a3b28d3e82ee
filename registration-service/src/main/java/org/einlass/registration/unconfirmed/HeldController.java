package org.einlass.registration.unconfirmed;

import java.util.UUID;

import org.einlass.registration.boxoffice.Actor;
import org.einlass.registration.boxoffice.Release;
import org.einlass.registration.door.Doors;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The organiser releases places that are held and not confirmed, by API. */
@RestController
class HeldController {

	private final Doors doors;

	private final Release release;

	HeldController(Doors doors, Release release) {
		this.doors = doors;
		this.release = release;
	}

	/** How many places were released. */
	record HeldReleaseResponse(int released) {
	}

	/**
	 * Releases all places of a session whose holders have not confirmed their address.
	 */
	@PostMapping("/api/sessions/{session}/held/release")
	Mono<ResponseEntity<HeldReleaseResponse>> release(@PathVariable UUID session,
			@AuthenticationPrincipal Person person) {
		return this.doors.of(session, person, Role.ORGANISER)
			.flatMap((door) -> this.release.held(door.event(), session, Actor.of(person)))
			.map((count) -> ResponseEntity.ok()
				.cacheControl(CacheControl.noStore())
				.body(new HeldReleaseResponse(count)));
	}

}
