package org.einlass.registration.attendance;

import java.util.UUID;

import org.einlass.registration.door.Doors;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The organiser's list as JSON; only organisers see addresses. */
@RestController
class AttendeeController {

	private final Doors doors;

	private final R2dbcAttendees attendees;

	AttendeeController(Doors doors, R2dbcAttendees attendees) {
		this.doors = doors;
		this.attendees = attendees;
	}

	@GetMapping("/api/sessions/{session}/registrations")
	Mono<ResponseEntity<Attendees>> registrations(@PathVariable UUID session,
			@RequestParam(required = false) @Nullable String q, @RequestParam(required = false) @Nullable String status,
			@RequestParam(required = false) @Nullable String cursor, @AuthenticationPrincipal Person person) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> this.attendees.page(session, Search.of(q, status, cursor),
					person.may(Role.ORGANISER, door.organisation())))
			.map((page) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(page));
	}

}
