package org.einlass.registration.attendance;

import java.util.Locale;
import java.util.UUID;

import org.einlass.registration.attendance.PromotionController.PromoteRequest;
import org.einlass.registration.boxoffice.WaitingList;
import org.einlass.registration.door.DoorSign;
import org.einlass.registration.door.Doors;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** Asks the organiser why somebody is to have a place out of turn, and gives it. */
@Controller
class PromotionPage {

	private static final String PATH = "/sessions/{session}/registrations/{registration}/promote";

	private final Doors doors;

	private final WaitingList waitingList;

	PromotionPage(Doors doors, WaitingList waitingList) {
		this.doors = doors;
		this.waitingList = waitingList;
	}

	@GetMapping(PATH)
	Mono<Rendering> ask(@PathVariable UUID session, @PathVariable UUID registration,
			@AuthenticationPrincipal Person person, Locale locale) {
		return this.doors.of(session, person, Role.ORGANISER)
			.map((door) -> Rendering.view("attendance/promote")
				.modelAttribute("sign", DoorSign.of(door, locale))
				.modelAttribute("registration", registration)
				.modelAttribute("longest", PromotionController.LONGEST_REASON)
				.build());
	}

	@PostMapping(PATH)
	Mono<Rendering> promote(@PathVariable UUID session, @PathVariable UUID registration,
			@ModelAttribute PromoteRequest request, @AuthenticationPrincipal Person person) {
		return this.doors.of(session, person, Role.ORGANISER)
			.flatMap((door) -> this.waitingList.promote(door.event().id(), registration, person.subject(),
					request.checked()))
			.map((promoted) -> Rendering
				.redirectTo(UriComponentsBuilder.fromPath("/sessions/{session}/registrations")
					.queryParam("done", "promoted")
					.buildAndExpand(session)
					.toUriString())
				.status(HttpStatus.SEE_OTHER)
				.build());
	}

}
