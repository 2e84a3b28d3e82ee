package org.einlass.registration.attendance;

import java.time.Clock;
import java.util.UUID;

import org.einlass.registration.door.Doors;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The numbers of a session as JSON. */
@RestController
class AttendanceController {

	private final Doors doors;

	private final R2dbcAttendance attendance;

	private final Clock clock;

	AttendanceController(Doors doors, R2dbcAttendance attendance, Clock clock) {
		this.doors = doors;
		this.attendance = attendance;
		this.clock = clock;
	}

	/** How many are coming and how many are here. */
	@GetMapping("/api/sessions/{session}/attendance")
	Mono<ResponseEntity<Attendance>> attendance(@PathVariable UUID session, @AuthenticationPrincipal Person person) {
		return this.doors.of(session, person, Role.VIEWER)
			.flatMap((door) -> this.attendance.of(door, this.clock.instant()))
			.map((numbers) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(numbers));
	}

}
