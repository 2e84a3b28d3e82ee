package org.einlass.registration.attendance;

import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.einlass.registration.attendance.PromotionController.PromoteRequest;
import org.einlass.registration.boxoffice.Actor;
import org.einlass.registration.boxoffice.Errand;
import org.einlass.registration.boxoffice.WaitingList;
import org.einlass.registration.boxoffice.WordsOnPage;
import org.einlass.registration.door.Door;
import org.einlass.registration.door.DoorSign;
import org.einlass.registration.door.Doors;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.page.DoneNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** Asks the organiser why somebody is to have a place out of turn, and gives it. */
@Controller
class PromotionPage {

	private static final String PATH = "/sessions/{session}/registrations/{registration}/promote";

	private final Doors doors;

	private final WaitingList waitingList;

	private final WordsOnPage words;

	private final DoneNotices notices;

	PromotionPage(Doors doors, WaitingList waitingList, WordsOnPage words, DoneNotices notices) {
		this.doors = doors;
		this.waitingList = waitingList;
		this.words = words;
		this.notices = notices;
	}

	@GetMapping(PATH)
	Mono<Rendering> ask(@PathVariable UUID session, @PathVariable UUID registration,
			@AuthenticationPrincipal Person person, Locale locale) {
		return this.doors.of(session, person, Role.ORGANISER).map((door) -> page(door, registration, "", locale, null));
	}

	private static Rendering page(Door door, UUID registration, String reason, Locale locale,
			WordsOnPage.@Nullable Alert alert) {
		return Rendering.view("attendance/promote")
			.status((alert != null) ? HttpStatus.valueOf(alert.status()) : HttpStatus.OK)
			.modelAttribute("sign", DoorSign.of(door, locale))
			.modelAttribute("registration", registration)
			.modelAttribute("typed", Map.of("reason", reason))
			.modelAttribute("longest", PromotionController.LONGEST_REASON)
			.modelAttribute("alert", Optional.ofNullable(alert))
			.build();
	}

	@PostMapping(PATH)
	Mono<Rendering> promote(@PathVariable UUID session, @PathVariable UUID registration,
			@ModelAttribute PromoteRequest request, @AuthenticationPrincipal Person person, Locale locale,
			ServerWebExchange exchange) {
		return this.doors.of(session, person, Role.ORGANISER)
			.flatMap((door) -> Mono.fromCallable(request::checked)
				.flatMap((reason) -> this.waitingList
					.promote(new Errand(door.event().id(), registration, Actor.of(person), reason), session))
				.map((promoted) -> this.notices.back(exchange, "/sessions/" + session + "/registrations", "promoted",
						promoted.booking().reference() + "-1"))
				.onErrorResume(this.words::explains, (error) -> Mono.just(page(door, registration,
						Objects.requireNonNullElse(request.reason(), ""), locale, this.words.alert(error, locale)))));
	}

}
