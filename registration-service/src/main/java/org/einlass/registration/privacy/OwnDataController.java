package org.einlass.registration.privacy;

import java.util.List;
import java.util.UUID;

import org.einlass.registration.boxoffice.Access;
import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Access and erasure: of a registration by its contact, of an account's by the account.
 */
@RestController
class OwnDataController {

	private final Access access;

	private final OwnData data;

	OwnDataController(Access access, OwnData data) {
		this.access = access;
		this.data = data;
	}

	record AccountResponse(String account, List<Disclosure> registrations) {
	}

	@GetMapping({ "/registrations/{id}/data.json", "/api/registrations/{id}/data" })
	Mono<ResponseEntity<Disclosure>> show(@PathVariable UUID id,
			@CookieValue(name = Access.COOKIE, required = false) @Nullable String cookie,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person) {
		Bearer bearer = Bearer.of((key != null) ? key : cookie, person);
		return this.access.to(id, bearer)
			.then(this.data.export(id, bearer))
			.map((shown) -> ResponseEntity.ok().header("Cache-Control", "no-store").body(shown));
	}

	@DeleteMapping("/api/registrations/{id}/data")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<ResponseEntity<Void>> erase(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.data.erase(id, Bearer.of(key, person)).thenReturn(ResponseEntity.noContent().build());
	}

	@GetMapping("/api/my/data")
	Mono<ResponseEntity<AccountResponse>> showAll(@AuthenticationPrincipal Person person) {
		return this.data.export(person.subject())
			.map((shown) -> ResponseEntity.ok()
				.header("Cache-Control", "no-store")
				.body(new AccountResponse(person.subject(), shown)));
	}

	@DeleteMapping("/api/my/data")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<ResponseEntity<Void>> eraseAll(@AuthenticationPrincipal Person person) {
		return this.data.erase(person.subject()).thenReturn(ResponseEntity.noContent().build());
	}

}
