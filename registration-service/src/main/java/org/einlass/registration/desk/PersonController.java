package org.einlass.registration.desk;

import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

import org.einlass.registration.boxoffice.Actor;
import org.einlass.registration.boxoffice.EmailAddress;
import org.einlass.registration.boxoffice.Errand;
import org.einlass.registration.boxoffice.Reception;
import org.einlass.registration.boxoffice.Registration;
import org.einlass.registration.boxoffice.Staff;
import org.einlass.registration.boxoffice.StaffResponse;
import org.einlass.registration.boxoffice.TicketNames;
import org.einlass.registration.boxoffice.Views;
import org.einlass.registration.door.Doors;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** What the organiser's people do for one person, by API. */
@RestController
@RequestMapping("/api/sessions/{session}/registrations/{registration}")
class PersonController {

	private final Doors doors;

	private final Staff staff;

	private final Reception reception;

	private final Views views;

	PersonController(Doors doors, Staff staff, Reception reception, Views views) {
		this.reception = reception;
		this.doors = doors;
		this.staff = staff;
		this.views = views;
	}

	/** {@code reason}: required, since places are taken away. */
	record StaffCancelRequest(@Nullable String reason) {

		String checked() {
			new Checks().line("reason", this.reason, Reasons.LONGEST).done();
			return Reasons.of(this.reason);
		}

	}

	record StaffReasonRequest(@Nullable String reason) {
	}

	record StaffAddressRequest(@Nullable String email, @Nullable String reason) {

		EmailAddress checked() {
			String text = (this.email != null) ? this.email : "";
			new Checks().that(EmailAddress.of(text).isPresent(), "email", text.isBlank() ? "required" : "email").done();
			return EmailAddress.of(text).orElseThrow();
		}

	}

	record StaffAttendeesRequest(@Nullable List<TicketNames.@Nullable NameRequest> attendees, @Nullable String reason) {
	}

	/** Gives all places of one person back; the reason is written down. */
	@PostMapping("/cancel")
	Mono<ResponseEntity<StaffResponse>> cancel(@PathVariable UUID session, @PathVariable UUID registration,
			@RequestBody StaffCancelRequest request, @AuthenticationPrincipal Person person) {
		return act(session, registration, person, request::checked, this.staff::cancel);
	}

	/** Sends the mail of the status once more; with the same key only one. */
	@PostMapping("/resend")
	Mono<ResponseEntity<StaffResponse>> resend(@PathVariable UUID session, @PathVariable UUID registration,
			@RequestBody(required = false) @Nullable StaffReasonRequest request,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
			@AuthenticationPrincipal Person person) {
		return act(session, registration, person, () -> Reasons.of((request != null) ? request.reason() : null),
				(errand) -> this.staff
					.resend(errand.once(this.reception.once(once, List.of("resend", registration), person))));
	}

	/** Corrects names of attendees, also after the start. */
	@PutMapping("/attendees")
	Mono<ResponseEntity<StaffResponse>> rename(@PathVariable UUID session, @PathVariable UUID registration,
			@RequestBody StaffAttendeesRequest request, @AuthenticationPrincipal Person person) {
		return act(session, registration, person, () -> Reasons.of(request.reason()),
				(errand) -> this.staff.rename(errand, (found) -> TicketNames.asked(request.attendees(), found)));
	}

	/**
	 * Corrects the address and sends the mail of the status there, with the same key one.
	 */
	@PutMapping("/contact")
	Mono<ResponseEntity<StaffResponse>> correct(@PathVariable UUID session, @PathVariable UUID registration,
			@RequestBody StaffAddressRequest request,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String once,
			@AuthenticationPrincipal Person person) {
		Object asked = List.of("contact", registration, request.toString());
		return act(session, registration, person, () -> Reasons.of(request.reason()), (errand) -> this.staff
			.correct(errand.once(this.reception.once(once, asked, person)), request.checked()));
	}

	private Mono<ResponseEntity<StaffResponse>> act(UUID session, UUID registration, Person person,
			Supplier<String> reason, Function<Errand, Mono<Registration>> deed) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.map((door) -> new Errand(door.event().id(), registration, Actor.of(person), reason.get()))
			.flatMap(deed)
			.flatMap(this.views::forStaff)
			.map((view) -> ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(view));
	}

}
