package org.einlass.registration.boxoffice;

import java.net.URI;
import java.util.List;
import java.util.Objects;
import java.util.UUID;

import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.registration.link.TypedCode;
import org.einlass.registration.programme.Language;
import org.einlass.starter.client.ClientAddress;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.problem.Invalid;
import org.einlass.starter.text.CodeText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
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

	private final Moving moving;

	private final OneTimeCode code;

	RegistrationController(Reception reception, Access access, Confirmation confirmation, Changes changes,
			WaitingList waitingList, Views views, Moving moving, OneTimeCode code) {
		this.reception = reception;
		this.access = access;
		this.confirmation = confirmation;
		this.changes = changes;
		this.waitingList = waitingList;
		this.views = views;
		this.moving = moving;
		this.code = code;
	}

	record CodeRequest(@Nullable String code) {

		/** What is no code at all is not a try. */
		String checked() {
			return TypedCode.required(this.code);
		}

	}

	record AddressRequest(@Nullable String email) {

		EmailAddress address() {
			return EmailAddress.of((this.email != null) ? this.email : "")
				.orElseThrow(() -> Invalid.field("email", (this.email == null) ? "required" : "email"));
		}

	}

	record NothingRequest() {
	}

	/** {@code ifFull}: wait, or refuse (default). */
	record MoveRequest(@Nullable UUID from, @Nullable UUID to, @Nullable IfFull ifFull, @Nullable String accessCode) {

		Move checked() {
			Checks checks = new Checks().present("from", this.from).present("to", this.to);
			checks.optionalLine("accessCode", CodeText.of(this.accessCode), 100).done();
			return new Move(Objects.requireNonNull(this.from), Objects.requireNonNull(this.to),
					this.ifFull == IfFull.WAIT, SignUpRequest.code(this.accessCode));
		}

	}

	record AttendeesRequest(@Nullable List<TicketNames.@Nullable NameRequest> attendees) {
	}

	/**
	 * Signs up: all places or none, unless the waiting list is asked for. Only this
	 * answer holds the {@code manageKey}.
	 */
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<RegistrationResponse>> signUp(@RequestBody SignUpRequest request,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, java.util.Locale locale, ServerHttpRequest call) {
		return this.reception.signUp(request, key, person, Language.of(locale), ClientAddress.of(call))
			.flatMap((created) -> answer(created, created(created), this.views.withKey(created)));
	}

	/** The registration with its tickets. */
	// Only what looks like an id: /api/registrations/lookup must not seem to know GET.
	@GetMapping("/{id:[0-9a-fA-F-]+}")
	Mono<ResponseEntity<RegistrationResponse>> show(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, Bearer.of(key, person)).flatMap(this::answer);
	}

	/**
	 * Confirms the address. The code is the permission: it went to that address. Used
	 * again it says that this was done, and shows no name and no ticket.
	 */
	@PostMapping("/{id}/confirm")
	Mono<ResponseEntity<RegistrationResponse>> confirm(@PathVariable UUID id, @RequestBody CodeRequest request) {
		return this.code.used(id, request.checked())
			.map((before) -> ResponseEntity.ok()
				.cacheControl(CacheControl.noStore())
				.body(RegistrationResponse.withoutTickets(before)))
			.switchIfEmpty(Mono.defer(() -> this.code.confirm(id, request.checked()).flatMap(this::answer)));
	}

	/** Gives places back, all if none is named; twice is the same answer. */
	@PostMapping("/{id}/cancel")
	Mono<ResponseEntity<RegistrationResponse>> cancel(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestBody(required = false) @Nullable CancelRequest request,
			@AuthenticationPrincipal @Nullable Person person) {
		Selection selection = (request != null) ? request.checked() : Selection.ALL;
		return this.access.to(id, Bearer.of(key, person))
			.then(this.changes.cancel(id, selection))
			.flatMap(this::answer);
	}

	/** Sends the mail with the code once more; with the same key only one. */
	@PostMapping("/{id}/resend")
	Mono<ResponseEntity<RegistrationResponse>> resend(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
			@RequestBody(required = false) @Nullable NothingRequest nothing,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, Bearer.of(key, person))
			.then(this.confirmation.resend(id, this.reception.once(once, List.of("resend", id), person)))
			.flatMap(this::answer);
	}

	/** Keeps the held places longer, once; with the same key that is the same answer. */
	@PostMapping("/{id}/extend")
	Mono<ResponseEntity<RegistrationResponse>> extend(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
			@RequestBody(required = false) @Nullable NothingRequest nothing,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, Bearer.of(key, person))
			.then(this.confirmation.extend(id, this.reception.once(once, List.of("extend", id), person)))
			.flatMap(this::answer);
	}

	/** Takes the offered places. */
	@PostMapping("/{id}/accept")
	Mono<ResponseEntity<RegistrationResponse>> accept(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
			@RequestBody(required = false) @Nullable NothingRequest nothing,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, Bearer.of(key, person))
			.then(this.waitingList.accept(id, this.reception.once(once, List.of("accept", id), person)))
			.flatMap(this::answer);
	}

	/** Gives the offered places to the next in line. */
	@PostMapping("/{id}/decline")
	Mono<ResponseEntity<RegistrationResponse>> decline(@PathVariable UUID id,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
			@RequestBody(required = false) @Nullable NothingRequest nothing,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, Bearer.of(key, person))
			.then(this.waitingList.decline(id, this.reception.once(once, List.of("decline", id), person)))
			.flatMap(this::answer);
	}

	/** Moves all attendees from one quota to another of the same event. */
	@PostMapping("/{id}/move")
	Mono<ResponseEntity<RegistrationResponse>> move(@PathVariable UUID id, @RequestBody MoveRequest request,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, ServerHttpRequest call) {
		Move move = request.checked();
		return this.access.to(id, Bearer.of(key, person))
			.flatMap((registration) -> this.moving.move(registration, move, ClientAddress.of(call), person))
			.flatMap(this::answer);
	}

	/**
	 * Corrects the address while the places are held; the old code and key are void. Sent
	 * again with the same {@code Idempotency-Key}, the old key is answered alike.
	 */
	@PutMapping("/{id}/contact")
	Mono<ResponseEntity<RegistrationResponse>> correct(@PathVariable UUID id, @RequestBody AddressRequest request,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestHeader(name = "If-Match", required = false) @Nullable String tag,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
			@AuthenticationPrincipal @Nullable Person person) {
		EmailAddress address = request.address();
		IdempotencyKeys.Key asked = this.reception.once(once, List.of("contact", id, address.value()), person);
		return this.access.to(id, Bearer.of(key, person), asked)
			.then(this.confirmation.correct(id, address, tag, asked))
			.flatMap((corrected) -> answer(corrected, ResponseEntity.ok(), this.views.withKey(corrected)));
	}

	/** Corrects names of attendees; tickets keep their codes. */
	@PutMapping("/{id}/attendees")
	Mono<ResponseEntity<RegistrationResponse>> rename(@PathVariable UUID id, @RequestBody AttendeesRequest request,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@RequestHeader(name = "If-Match", required = false) @Nullable String tag,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, Bearer.of(key, person))
			.flatMap((registration) -> this.changes.rename(id, TicketNames.asked(request.attendees(), registration),
					tag))
			.flatMap(this::answer);
	}

	private Mono<ResponseEntity<RegistrationResponse>> answer(Registration registration) {
		return answer(registration, ResponseEntity.ok(), this.views.of(registration));
	}

	private static ResponseEntity.BodyBuilder created(Registration registration) {
		return ResponseEntity.created(URI.create("/api/registrations/" + registration.id()));
	}

	private static Mono<ResponseEntity<RegistrationResponse>> answer(Registration registration,
			ResponseEntity.BodyBuilder response, Mono<RegistrationResponse> view) {
		return view.map((shown) -> response.header("Cache-Control", "no-store")
			.eTag(RegistrationTag.of(registration, shown.position()))
			.body(shown));
	}

}
