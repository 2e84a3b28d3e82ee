package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.limit.WrongCodes;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Programme;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.securitylog.SecurityEvent;
import org.einlass.starter.text.CodeText;
import org.einlass.starter.text.Visible;
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

	/** Shorter ones are found by trying. */
	private static final int SHORTEST = 8;

	private final Programme programme;

	private final AccessCodes codes;

	private final WrongCodes wrongCodes;

	AccessCodeController(Programme programme, AccessCodes codes, WrongCodes wrongCodes) {
		this.programme = programme;
		this.codes = codes;
		this.wrongCodes = wrongCodes;
	}

	/**
	 * A quota's codes.
	 *
	 * @param codes 0 to 5 000 different ones of 8 to 100 characters; capitals, spaces and
	 * dashes do not count, as in a sign-up; shorter ones may stay that the quota has
	 */
	record CodesRequest(@Nullable Collection<@Nullable String> codes) {

		Set<String> checked(Set<String> known) {
			List<@Nullable String> given = (this.codes != null) ? new ArrayList<>(this.codes) : List.of();
			Checks checks = new Checks().present("codes", this.codes).size("codes", given, 0, MOST);
			Set<String> clean = new LinkedHashSet<>();
			for (int i = 0; i < given.size(); i++) {
				String code = Objects.requireNonNullElse(given.get(i), "").strip();
				checks.line("codes[" + i + "]", code, LONGEST)
					.that(!Visible.in(code) || CodeText.length(code) > 0, "codes[" + i + "]", "required")
					.that(CodeText.length(code) == 0 || longEnough(code, known), "codes[" + i + "]", "code-too-short",
							SHORTEST);
				clean.add(code);
			}
			checks.done();
			return clean;
		}

		private static boolean longEnough(String code, Set<String> known) {
			return CodeText.length(code) >= SHORTEST || known.contains(code);
		}

	}

	/**
	 * A quota's codes.
	 *
	 * @param wrongTries how many wrong codes were tried for the event so far
	 */
	record CodesResponse(List<String> codes, long wrongTries) {
	}

	/** The codes that open a quota. */
	@GetMapping("/api/quotas/{quota}/access-codes")
	Mono<ResponseEntity<CodesResponse>> show(@PathVariable UUID quota, @AuthenticationPrincipal Person person) {
		return organised(quota, person)
			.flatMap((event) -> Mono.zip(this.codes.of(quota), this.wrongCodes.of(event.id())))
			.map((found) -> ResponseEntity.ok()
				.cacheControl(CacheControl.noStore())
				.body(new CodesResponse(found.getT1().stream().sorted().toList(), found.getT2().tries())));
	}

	/** Replaces all codes of a quota. */
	@PutMapping("/api/quotas/{quota}/access-codes")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<ResponseEntity<Void>> replace(@PathVariable UUID quota, @RequestBody CodesRequest request,
			@AuthenticationPrincipal Person person) {
		return organised(quota, person).then(Mono.defer(() -> this.codes.of(quota)))
			.flatMap((known) -> this.codes.replace(quota, request.checked(known)))
			.then(SecurityEvent.ACCESS_CODES_CHANGED.by(person).about("quota", quota).written())
			.thenReturn(ResponseEntity.noContent().build());
	}

	private Mono<Event> organised(UUID quota, Person person) {
		return this.programme.eventOfQuota(quota)
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()))
			.doOnNext((event) -> person.require(Role.ORGANISER, event.organisation()));
	}

}
