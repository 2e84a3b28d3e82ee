package org.einlass.registration.desk;

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

/** A supervisor releases unclaimed places, by API. */
@RestController
class ReleaseController {

	private final Doors doors;

	private final Release release;

	ReleaseController(Doors doors, Release release) {
		this.doors = doors;
		this.release = release;
	}

	/** How many places were released. */
	record ReleaseResponse(int released) {
	}

	/** Releases places that nobody has claimed, so that the desk can give them. */
	@PostMapping("/api/sessions/{session}/release")
	Mono<ResponseEntity<ReleaseResponse>> release(@PathVariable UUID session, @AuthenticationPrincipal Person person) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> this.release.places(door.event(), door.session(), Actor.of(person)))
			.map((count) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(new ReleaseResponse(count)));
	}

}
