package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Sign-up and what a contact may do with a registration. */
@RestController
@RequestMapping("/api/registrations")
class RegistrationController {

	private final Reception reception;

	private final Access access;

	private final Confirmation confirmation;

	private final Changes changes;

	private final WaitingList waitingList;

	private final Views views;

	RegistrationController(Reception reception, Access access, Confirmation confirmation, Changes changes,
			WaitingList waitingList, Views views) {
		this.reception = reception;
		this.access = access;
		this.confirmation = confirmation;
		this.changes = changes;
		this.waitingList = waitingList;
		this.views = views;
	}

	record CodeRequest(@Nullable String code) {
	}

	record AddressRequest(@Nullable String email) {

		EmailAddress address() {
			return EmailAddress.of((this.email != null) ? this.email : "")
				.orElseThrow(() -> Invalid.field("email", (this.email == null) ? "required" : "email"));
		}

	}

	record NothingRequest() {
	}

	/** Which places: of these tickets and in these quotas; all where none is named. */
	record CancelRequest(@Nullable Set<UUID> tickets, @Nullable Set<UUID> quotas) {

		Selection checked() {
			Checks checks = new Checks();
			if (this.tickets != null) {
				checks.size("tickets", this.tickets, 1, 100);
			}
			if (this.quotas != null) {
				checks.size("quotas", this.quotas, 1, 200);
			}
			checks.done();
			return new Selection(this.tickets, this.quotas);
		}

	}

	/** {@code ifFull}: wait, or refuse (default). */
	record MoveRequest(@Nullable UUID from, @Nullable UUID to, @Nullable IfFull ifFull) {

		Move checked() {
			new Checks().present("from", this.from).present("to", this.to).done();
			return new Move(Objects.requireNonNull(this.from), Objects.requireNonNull(this.to),
					this.ifFull == IfFull.WAIT);
		}

	}

	record AttendeesRequest(@Nullable List<@Nullable NameRequest> attendees) {

		Map<UUID, String> names() {
			List<@Nullable NameRequest> given = (this.attendees != null) ? this.attendees : List.of();
			Checks checks = new Checks().size("attendees", given, 1, 100);
			for (int i = 0; i < given.size(); i++) {
				NameRequest one = given.get(i);
				checks.present("attendees[" + i + "].ticket", (one != null) ? one.ticket() : null)
					.line("attendees[" + i + "].name", (one != null) ? one.name() : null, 200);
			}
			checks.done();
			return given.stream()
				.map(Objects::requireNonNull)
				.collect(Collectors.toMap((one) -> Objects.requireNonNull(one.ticket()),
						(one) -> Objects.requireNonNull(one.name()).strip(), (first, second) -> second));
		}

	}

	record NameRequest(@Nullable UUID ticket, @Nullable String name) {
	}

	@PostMapping
	Mono<ResponseEntity<RegistrationResponse>> signUp(@RequestBody SignUpRequest request,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, java.util.Locale locale) {
		return this.reception.signUp(request, key, person, Language.of(locale))
			.flatMap(this.views::created)
			.map((created) -> ResponseEntity.status(HttpStatus.CREATED)
				.header("Cache-Control", "no-store")
				.header("Location", "/api/registrations/" + created.id())
				.body(created));
	}

	@GetMapping("/{id}")
	Mono<ResponseEntity<RegistrationResponse>> show(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, bearer(key, person)).flatMap(this::answer);
	}

	/** The code is the permission: it went to the contact's address. */
	@PostMapping("/{id}/confirm")
	Mono<ResponseEntity<RegistrationResponse>> confirm(@PathVariable UUID id, @RequestBody CodeRequest request) {
		new Checks().line("code", request.code(), 100).done();
		return this.confirmation.confirm(id, Objects.requireNonNull(request.code())).flatMap(this::answer);
	}

	@PostMapping("/{id}/cancel")
	Mono<ResponseEntity<RegistrationResponse>> cancel(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestBody(required = false) @Nullable CancelRequest request,
			@AuthenticationPrincipal @Nullable Person person) {
		Selection selection = (request != null) ? request.checked() : Selection.ALL;
		return this.access.to(id, bearer(key, person)).then(this.changes.cancel(id, selection)).flatMap(this::answer);
	}

	@PostMapping("/{id}/resend")
	Mono<ResponseEntity<RegistrationResponse>> resend(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestBody(required = false) @Nullable NothingRequest nothing,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, bearer(key, person)).then(this.confirmation.resend(id)).flatMap(this::answer);
	}

	@PostMapping("/{id}/extend")
	Mono<ResponseEntity<RegistrationResponse>> extend(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestBody(required = false) @Nullable NothingRequest nothing,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, bearer(key, person)).then(this.confirmation.extend(id)).flatMap(this::answer);
	}

	@PostMapping("/{id}/accept")
	Mono<ResponseEntity<RegistrationResponse>> accept(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestBody(required = false) @Nullable NothingRequest nothing,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, bearer(key, person)).then(this.waitingList.accept(id)).flatMap(this::answer);
	}

	@PostMapping("/{id}/decline")
	Mono<ResponseEntity<RegistrationResponse>> decline(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestBody(required = false) @Nullable NothingRequest nothing,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, bearer(key, person)).then(this.waitingList.decline(id)).flatMap(this::answer);
	}

	@PostMapping("/{id}/move")
	Mono<ResponseEntity<RegistrationResponse>> move(@PathVariable UUID id, @RequestBody MoveRequest request,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person) {
		Move move = request.checked();
		return this.access.to(id, bearer(key, person))
			.then(this.changes.move(id, move.from(), move.to(), move.waits()))
			.flatMap(this::answer);
	}

	@PutMapping("/{id}/contact")
	Mono<ResponseEntity<RegistrationResponse>> correct(@PathVariable UUID id, @RequestBody AddressRequest request,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person) {
		EmailAddress address = request.address();
		return this.access.to(id, bearer(key, person))
			.then(this.confirmation.correct(id, address))
			.flatMap(this::answer);
	}

	@PutMapping("/{id}/attendees")
	Mono<ResponseEntity<RegistrationResponse>> rename(@PathVariable UUID id, @RequestBody AttendeesRequest request,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person) {
		Map<UUID, String> names = request.names();
		return this.access.to(id, bearer(key, person)).then(this.changes.rename(id, names)).flatMap(this::answer);
	}

	private Mono<ResponseEntity<RegistrationResponse>> answer(Registration registration) {
		return this.views.of(registration)
			.map((view) -> ResponseEntity.ok().header("Cache-Control", "no-store").body(view));
	}

	static Bearer bearer(@Nullable String key, @Nullable Person person) {
		return new Bearer(key, (person != null) ? person.subject() : null);
	}

}
