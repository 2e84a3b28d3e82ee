package org.einlass.registration.unconfirmed;

import java.util.Locale;
import java.util.UUID;

import org.einlass.registration.boxoffice.Actor;
import org.einlass.registration.boxoffice.Release;
import org.einlass.registration.door.DoorSign;
import org.einlass.registration.door.Doors;
import org.einlass.registration.held.HeldPlaces;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.page.DoneNotices;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Asks the organiser whether held places are to be free again, and releases them. */
@Controller
class HeldPage {

	private final Doors doors;

	private final HeldPlaces held;

	private final Release release;

	private final DoneNotices notices;

	HeldPage(Doors doors, HeldPlaces held, Release release, DoneNotices notices) {
		this.doors = doors;
		this.held = held;
		this.release = release;
		this.notices = notices;
	}

	@GetMapping("/sessions/{session}/held")
	Mono<Rendering> ask(@PathVariable UUID session, @AuthenticationPrincipal Person person, Locale locale) {
		return this.doors.of(session, person, Role.ORGANISER)
			.zipWith(this.held.in(session),
					(door, count) -> Rendering.view("unconfirmed/held")
						.header("Cache-Control", "no-store")
						.modelAttribute("sign", DoorSign.of(door, locale))
						.modelAttribute("count", count)
						.build());
	}

	@PostMapping("/sessions/{session}/held")
	Mono<Rendering> release(@PathVariable UUID session, @AuthenticationPrincipal Person person,
			ServerWebExchange exchange) {
		return this.doors.of(session, person, Role.ORGANISER)
			.flatMap((door) -> this.release.held(door.event(), session, Actor.of(person)))
			.map((count) -> this.notices.back(exchange, "/sessions/" + session + "/attendance", "held-released"));
	}

}
