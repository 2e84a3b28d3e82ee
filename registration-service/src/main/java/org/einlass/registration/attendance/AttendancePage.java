package org.einlass.registration.attendance;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.einlass.registration.door.DoorSign;
import org.einlass.registration.door.Doors;
import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The numbers of a session at a glance. */
@Controller
class AttendancePage {

	private final Doors doors;

	private final R2dbcAttendance attendance;

	private final Clock clock;

	AttendancePage(Doors doors, R2dbcAttendance attendance, Clock clock) {
		this.doors = doors;
		this.attendance = attendance;
		this.clock = clock;
	}

	@GetMapping("/sessions/{session}/attendance")
	Mono<Rendering> attendance(@PathVariable UUID session, @AuthenticationPrincipal Person person, Locale locale) {
		Instant now = this.clock.instant();
		return this.doors.of(session, person, Role.VIEWER)
			.flatMap((door) -> this.attendance.of(door, now)
				.map((numbers) -> Rendering.view("attendance/attendance")
					.modelAttribute("sign", DoorSign.of(door, locale))
					.modelAttribute("noticeZone", door.session().zone())
					.modelAttribute("numbers", numbers)
					.modelAttribute("quotas", QuotaLine.of(numbers, Language.of(locale)))
					.modelAttribute("arrivals", ArrivalLine.of(numbers, door.session().zone()))
					.modelAttribute("mayList", person.may(Role.SUPERVISOR, door.organisation()))
					.modelAttribute("organiser", person.may(Role.ORGANISER, door.organisation()))
					.modelAttribute("codes", door.event().opensByCode())
					.modelAttribute("event", door.event().id())
					.modelAttribute("at", DoorSign.clock(now.atZone(door.session().zone())))
					.build()));
	}

	/**
	 * A quota with its name in words.
	 *
	 * @param places how many there are to be, or {@code null} without a limit
	 */
	record QuotaLine(String name, @Nullable Integer places, int over, int registered, int held, int waiting,
			int present, int inside) {

		static List<QuotaLine> of(Attendance numbers, Language language) {
			return numbers.byQuota()
				.stream()
				.map((quota) -> new QuotaLine(language.of(quota.name()),
						(quota.places() != null) ? quota.places() - quota.over() : null, quota.over(),
						quota.registered(), quota.held(), quota.waiting(), quota.present(), quota.inside()))
				.toList();
		}

	}

	/**
	 * Who came within one minute.
	 *
	 * @param total how many had come by then
	 */
	record ArrivalLine(String time, int count, int total) {

		static List<ArrivalLine> of(Attendance numbers, ZoneId zone) {
			int[] total = new int[1];
			return numbers.arrivals()
				.stream()
				.map((arrivals) -> new ArrivalLine(DoorSign.clock(arrivals.minute().atZone(zone)), arrivals.count(),
						total[0] += arrivals.count()))
				.toList();
		}

	}

}
