package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Programme;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.securitylog.SecurityEvent;
import org.einlass.starter.text.CodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** The codes that open a quota, for the organisers of its event. */
@RestController
class AccessCodeController {

	private static final int MOST = 5_000;

	private static final int LONGEST = 100;

	private final Programme programme;

	private final AccessCodes codes;

	AccessCodeController(Programme programme, AccessCodes codes) {
		this.programme = programme;
		this.codes = codes;
	}

	/**
	 * A quota's codes.
	 *
	 * @param codes 0 to 5 000 different ones of 1 to 100 characters; in a sign-up,
	 * capitals, spaces and dashes do not count, so something else must remain
	 */
	record CodesRequest(@Nullable Collection<@Nullable String> codes) {

		Set<String> checked() {
			List<@Nullable String> given = (this.codes != null) ? new ArrayList<>(this.codes) : List.of();
			Checks checks = new Checks().present("codes", this.codes).size("codes", given, 0, MOST);
			Set<String> clean = new LinkedHashSet<>();
			for (int i = 0; i < given.size(); i++) {
				checks.line("codes[" + i + "]", given.get(i), LONGEST)
					.that(given.get(i) == null || given.get(i).isBlank() || !CodeText.of(given.get(i)).isEmpty(),
							"codes[" + i + "]", "required");
				clean.add(Objects.requireNonNullElse(given.get(i), "").strip());
			}
			checks.done();
			return clean;
		}

	}

	record CodesResponse(List<String> codes) {
	}

	/** The codes that open a quota. */
	@GetMapping("/api/quotas/{quota}/access-codes")
	Mono<ResponseEntity<CodesResponse>> show(@PathVariable UUID quota, @AuthenticationPrincipal Person person) {
		return organised(quota, person).then(Mono.defer(() -> this.codes.of(quota)))
			.map((codes) -> ResponseEntity.ok()
				.cacheControl(CacheControl.noStore())
				.body(new CodesResponse(codes.stream().sorted().toList())));
	}

	/** Replaces all codes of a quota. */
	@PutMapping("/api/quotas/{quota}/access-codes")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<ResponseEntity<Void>> replace(@PathVariable UUID quota, @RequestBody CodesRequest request,
			@AuthenticationPrincipal Person person) {
		return organised(quota, person).then(Mono.defer(() -> this.codes.replace(quota, request.checked())))
			.then(SecurityEvent.ACCESS_CODES_CHANGED.by(person).about("quota", quota).written())
			.thenReturn(ResponseEntity.noContent().build());
	}

	private Mono<Event> organised(UUID quota, Person person) {
		return this.programme.eventOfQuota(quota)
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()))
			.doOnNext((event) -> person.require(Role.ORGANISER, event.organisation()));
	}

}
