package org.einlass.registration.desk;

import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.einlass.registration.boxoffice.Actor;
import org.einlass.registration.boxoffice.Deeds;
import org.einlass.registration.boxoffice.Errand;
import org.einlass.registration.boxoffice.Reception;
import org.einlass.registration.boxoffice.Registration;
import org.einlass.registration.boxoffice.Staff;
import org.einlass.registration.boxoffice.TicketNames;
import org.einlass.registration.boxoffice.Views;
import org.einlass.registration.boxoffice.WordsOnPage;
import org.einlass.registration.door.Door;
import org.einlass.registration.door.DoorSign;
import org.einlass.registration.door.Doors;
import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.page.DoneNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One person's registration as the organiser's people see it, with what was done. */
@Controller
@RequestMapping("/sessions/{session}/registrations/{registration}")
class PersonPage {

	private final Doors doors;

	private final Staff staff;

	private final Deeds deeds;

	private final Views views;

	private final WordsOnPage words;

	private final DoneNotices notices;

	PersonPage(Doors doors, Staff staff, Deeds deeds, Views views, WordsOnPage words, DoneNotices notices) {
		this.doors = doors;
		this.staff = staff;
		this.deeds = deeds;
		this.views = views;
		this.words = words;
		this.notices = notices;
	}

	/** Who asks about whom, and in which language. */
	private record Call(UUID session, UUID registration, Person person, Locale locale) {

		String path() {
			return "/sessions/" + this.session + "/registrations/" + this.registration;
		}

	}

	@GetMapping
	Mono<Rendering> show(@PathVariable UUID session, @PathVariable UUID registration,
			@AuthenticationPrincipal Person person, Locale locale) {
		Call call = new Call(session, registration, person, locale);
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> page("desk/person", call, door, Map.of(), null));
	}

	@GetMapping("/cancel")
	Mono<Rendering> askCancel(@PathVariable UUID session, @PathVariable UUID registration,
			@AuthenticationPrincipal Person person, Locale locale) {
		Call call = new Call(session, registration, person, locale);
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> page("desk/cancel", call, door, Map.of(), null));
	}

	@PostMapping("/cancel")
	Mono<Rendering> cancel(@PathVariable UUID session, @PathVariable UUID registration,
			@AuthenticationPrincipal Person person, Locale locale, ServerWebExchange exchange) {
		return act("cancelled", new Call(session, registration, person, locale), exchange,
				(fields) -> new PersonController.StaffCancelRequest(fields.getFirst("reason")).checked(),
				(fields) -> this.staff::cancel);
	}

	@PostMapping("/resend")
	Mono<Rendering> resend(@PathVariable UUID session, @PathVariable UUID registration,
			@AuthenticationPrincipal Person person, Locale locale, ServerWebExchange exchange) {
		return act("resent", new Call(session, registration, person, locale), exchange, PersonPage::reason,
				(fields) -> this.staff::resend);
	}

	@PostMapping("/attendees")
	Mono<Rendering> rename(@PathVariable UUID session, @PathVariable UUID registration,
			@AuthenticationPrincipal Person person, Locale locale, ServerWebExchange exchange) {
		return act("renamed", new Call(session, registration, person, locale), exchange, PersonPage::reason,
				(fields) -> (errand) -> this.staff.rename(errand, (found) -> TicketNames.typed(fields, found)));
	}

	@PostMapping("/contact")
	Mono<Rendering> correct(@PathVariable UUID session, @PathVariable UUID registration,
			@AuthenticationPrincipal Person person, Locale locale, ServerWebExchange exchange) {
		return act("corrected", new Call(session, registration, person, locale), exchange, PersonPage::reason,
				(fields) -> (errand) -> this.staff.correct(errand,
						new PersonController.StaffAddressRequest(fields.getFirst("email"), null).checked()));
	}

	private static String reason(MultiValueMap<String, String> fields) {
		return Reasons.of(fields.getFirst("reason"));
	}

	/**
	 * Does it and says so where it was done.
	 * @param done the code of the notice
	 */
	private Mono<Rendering> act(String done, Call call, ServerWebExchange exchange,
			Function<MultiValueMap<String, String>, String> reason,
			Function<MultiValueMap<String, String>, Function<Errand, Mono<Registration>>> deed) {
		return this.doors.of(call.session(), call.person(), Role.SUPERVISOR)
			.zipWith(exchange.getFormData())
			.flatMap((both) -> Mono
				.fromCallable(() -> new Errand(both.getT1().event().id(), call.registration(), Actor.of(call.person()),
						reason.apply(both.getT2()),
						Reception.onceForm(exchange.getRequest().getPath().value(), both.getT2())))
				.flatMap((errand) -> deed.apply(both.getT2()).apply(errand))
				.map((changed) -> this.notices.back(exchange, call.path(), done))
				.onErrorResume(this.words::explains,
						(error) -> page(done.equals("cancelled") ? "desk/cancel" : "desk/person", call, both.getT1(),
								both.getT2().toSingleValueMap(), this.words.alert(error, call.locale()))));
	}

	private Mono<Rendering> page(String view, Call call, Door door, Map<String, String> typed,
			WordsOnPage.@Nullable Alert alert) {
		Language language = Language.of(call.locale());
		return this.staff.find(door.event().id(), call.registration())
			.flatMap((registration) -> this.views.page(registration, language))
			.zipWith(this.deeds.of(call.registration()))
			.map((both) -> Rendering.view(view)
				.status((alert != null) ? HttpStatus.valueOf(alert.status()) : HttpStatus.OK)
				.header("Cache-Control", "no-store")
				.modelAttribute("sign", DoorSign.of(door, call.locale()))
				.modelAttribute("it", both.getT1())
				.modelAttribute("deeds", DeedView.of(both.getT2(), door, language))
				.modelAttribute("organiser", call.person().may(Role.ORGANISER, door.organisation()))
				.modelAttribute("longest", Reasons.LONGEST)
				.modelAttribute("noticeZone", door.session().zone())
				.modelAttribute("typed", typed)
				.modelAttribute("idempotencyKey", WordsOnPage.key(alert, typed))
				.modelAttribute("alert", Optional.ofNullable(alert))
				.build());
	}

}
