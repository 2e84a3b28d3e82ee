package org.einlass.registration.desk;

import java.util.Locale;
import java.util.UUID;

import org.einlass.registration.boxoffice.Reception;
import org.einlass.registration.boxoffice.RegistrationResponse;
import org.einlass.registration.boxoffice.Views;
import org.einlass.registration.door.Doors;
import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Places for those who come to the desk, by API. */
@RestController
class WalkInController {

	private final Doors doors;

	private final Reception reception;

	private final Views views;

	WalkInController(Doors doors, Reception reception, Views views) {
		this.doors = doors;
		this.reception = reception;
		this.views = views;
	}

	/** Gives somebody at the desk places at once, until the session ends. */
	@PostMapping("/api/sessions/{session}/desk-registrations")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<RegistrationResponse>> give(@PathVariable UUID session, @RequestBody WalkInRequest request,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal Person person, Locale locale) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> this.reception.atDesk(request.checked(door, Language.of(locale)), request, key, person))
			.flatMap(this.views::of)
			.map((given) -> ResponseEntity.status(HttpStatus.CREATED)
				.header("Cache-Control", "no-store")
				.header("Location", "/api/registrations/" + given.id())
				.body(given));
	}

}
