package org.einlass.registration.desk;

import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import org.einlass.registration.boxoffice.Actor;
import org.einlass.registration.boxoffice.Release;
import org.einlass.registration.boxoffice.WordsOnPage;
import org.einlass.registration.door.Door;
import org.einlass.registration.door.DoorSign;
import org.einlass.registration.door.Doors;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.SessionTime;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.page.DoneNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * Asks the supervisor whether unclaimed places are to go to others, and releases them.
 */
@Controller
class ReleasePage {

	private final Doors doors;

	private final Release release;

	private final WordsOnPage words;

	private final DoneNotices notices;

	ReleasePage(Doors doors, Release release, WordsOnPage words, DoneNotices notices) {
		this.doors = doors;
		this.release = release;
		this.words = words;
		this.notices = notices;
	}

	@GetMapping("/sessions/{session}/release")
	Mono<Rendering> ask(@PathVariable UUID session, @AuthenticationPrincipal Person person, Locale locale) {
		return this.doors.of(session, person, Role.SUPERVISOR).flatMap((door) -> page(door, locale, null));
	}

	@PostMapping("/sessions/{session}/release")
	Mono<Rendering> release(@PathVariable UUID session, @AuthenticationPrincipal Person person, Locale locale,
			ServerWebExchange exchange) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> this.release.places(door.event(), door.session(), Actor.of(person))
				.map((count) -> this.notices.back(exchange, "/sessions/" + session + "/registrations?status=released",
						"freed"))
				.onErrorResume(this.words::explains, (error) -> page(door, locale, this.words.alert(error, locale))));
	}

	private Mono<Rendering> page(Door door, Locale locale, WordsOnPage.@Nullable Alert alert) {
		Optional<String> from = door.event()
			.signUp()
			.releaseFrom(door.session().start())
			.map((at) -> SessionTime.of(at, door.session().zone(), Language.of(locale)));
		return this.release.possible(door.event(), door.session())
			.map((count) -> Rendering.view("desk/release")
				.status((alert != null) ? HttpStatus.valueOf(alert.status()) : HttpStatus.OK)
				.header("Cache-Control", "no-store")
				.modelAttribute("sign", DoorSign.of(door, locale))
				.modelAttribute("count", count)
				.modelAttribute("from", from.orElse(""))
				.modelAttribute("alert", Optional.ofNullable(alert))
				.build());
	}

}
