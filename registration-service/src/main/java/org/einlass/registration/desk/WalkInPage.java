package org.einlass.registration.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import org.einlass.registration.boxoffice.Reception;
import org.einlass.registration.boxoffice.WordsOnPage;
import org.einlass.registration.door.Door;
import org.einlass.registration.door.DoorSign;
import org.einlass.registration.door.Doors;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Quota;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.page.DoneNotices;
import org.einlass.starter.problem.Invalid;
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

/** The page of the desk: somebody comes, gets a place and takes the ticket along. */
@Controller
class WalkInPage {

	private final Doors doors;

	private final Reception reception;

	private final WordsOnPage words;

	private final DoneNotices notices;

	WalkInPage(Doors doors, Reception reception, WordsOnPage words, DoneNotices notices) {
		this.doors = doors;
		this.reception = reception;
		this.words = words;
		this.notices = notices;
	}

	/** {@code free}: how many places, or {@code null} without a limit. */
	record QuotaView(String id, String name, @Nullable Integer free) {

		static List<QuotaView> of(Door door, Language language) {
			return door.session()
				.quotas()
				.stream()
				.filter((quota) -> !quota.removed())
				.map((quota) -> of(quota, language))
				.toList();
		}

		private static QuotaView of(Quota quota, Language language) {
			return new QuotaView(quota.id().toString(), language.of(quota.name()),
					(quota.wanted() != null) ? quota.free() : null);
		}

	}

	@GetMapping("/sessions/{session}/desk")
	Mono<Rendering> form(@PathVariable UUID session, @AuthenticationPrincipal Person person, Locale locale) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.map((door) -> page(door, WalkInForm.empty(door, Language.of(locale)), person, locale, Map.of(), null));
	}

	@PostMapping("/sessions/{session}/desk")
	Mono<Rendering> give(@PathVariable UUID session, @AuthenticationPrincipal Person person, Locale locale,
			ServerWebExchange exchange) {
		return this.doors.of(session, person, Role.SUPERVISOR).zipWith(exchange.getFormData()).flatMap((both) -> {
			WalkInForm form = WalkInForm.of(both.getT2());
			return WalkInForm.onlyShown(both.getT2())
					? Mono.just(page(both.getT1(), form, person, locale, Map.of(), null))
					: give(both.getT1(), form, person, locale, exchange);
		});
	}

	private Mono<Rendering> give(Door door, WalkInForm form, Person person, Locale locale, ServerWebExchange exchange) {
		return Mono.defer(() -> {
			WalkInRequest request = form.request();
			return this.reception.atDesk(request.checked(door, Language.of(locale)), request, form.idempotencyKey(),
					person);
		})
			.map((given) -> this.notices.back(exchange,
					"/sessions/" + door.session().id() + "/registrations/" + given.id() + "/tickets", "given"))
			.onErrorResume(Invalid.class,
					(invalid) -> Mono
						.just(page(door, form, person, locale, this.words.fields(invalid, door.event(), locale), null)))
			.onErrorResume(this.words::sendAgain,
					(error) -> Mono
						.just(page(door, form, person, locale, Map.of(), this.words.sendAgain(error, locale))))
			.onErrorResume(this.words::explains, (error) -> Mono
				.just(page(door, form.withNewKey(), person, locale, Map.of(), this.words.alert(error, locale))));
	}

	private static Rendering page(Door door, WalkInForm form, Person person, Locale locale,
			Map<String, WordsOnPage.WrongField> errors, WordsOnPage.@Nullable Alert alert) {
		HttpStatus status = errors.isEmpty() ? HttpStatus.OK : HttpStatus.BAD_REQUEST;
		Rendering.Builder<?> view = Rendering.view("desk/walk-in");
		if (alert != null && alert.status() == 503) {
			view.header("Retry-After", "2");
		}
		return view.status((alert != null) ? HttpStatus.valueOf(alert.status()) : status)
			.header("Cache-Control", "no-store")
			.modelAttribute("sign", DoorSign.of(door, locale))
			.modelAttribute("quotas", QuotaView.of(door, Language.of(locale)))
			.modelAttribute("form", form)
			.modelAttribute("most", door.event().signUp().maxAttendees())
			.modelAttribute("organiser", person.may(Role.ORGANISER, door.organisation()))
			.modelAttribute("errors", errors)
			.modelAttribute("alert", Optional.ofNullable(alert))
			.build();
	}

}
