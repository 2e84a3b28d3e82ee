package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.held.HeldPlaces;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Programme;
import org.einlass.registration.programme.SessionTime;
import org.einlass.starter.client.ClientAddress;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** The page on which people sign up, without script. */
@Controller
class SignUpPage {

	private final Programme programme;

	private final Reception reception;

	private final Views views;

	private final WordsOnPage words;

	private final HeldPlaces held;

	private final Clock clock;

	SignUpPage(Programme programme, Reception reception, Views views, WordsOnPage words, HeldPlaces held, Clock clock) {
		this.programme = programme;
		this.reception = reception;
		this.views = views;
		this.words = words;
		this.held = held;
		this.clock = clock;
	}

	@GetMapping("/sign-up/{event}")
	Mono<Rendering> form(@PathVariable String event, @AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return find(event, person)
			.flatMap((known) -> page(known, SignUpForm.empty(person), person, locale, HttpStatus.OK, Map.of(), null));
	}

	@PostMapping("/sign-up/{event}")
	Mono<Rendering> signUp(@PathVariable String event, ServerWebExchange exchange,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return find(event, person).flatMap((known) -> exchange.getFormData()
			.flatMap((fields) -> act(known, SignUpForm.of(fields, known), action(fields), person, locale,
					ClientAddress.of(exchange.getRequest()))));
	}

	private static String action(MultiValueMap<String, String> fields) {
		return Objects.requireNonNullElse(fields.getFirst("action"), "");
	}

	private Mono<Rendering> act(Event event, SignUpForm form, String action, @Nullable Person person, Locale locale,
			String client) {
		if (action.startsWith("add-") || action.startsWith("remove-") || action.equals("show")) {
			return page(event, form.after(action), person, locale, HttpStatus.OK, Map.of(), null);
		}
		Language language = Language.of(locale);
		return Mono
			.defer(() -> this.reception.signUp(form.request(event, language), form.idempotencyKey(), person, language,
					client))
			.map(this::done)
			.onErrorResume(Invalid.class,
					(invalid) -> page(event, form, person, locale, HttpStatus.BAD_REQUEST,
							this.words.fields(invalid, event, locale), null))
			.onErrorResume(RegistrationRefused.Refusal.class,
					(refusal) -> refused(event, form, person, refusal, locale))
			.onErrorResume(this.words::sendAgain, (error) -> page(event, form, person, locale,
					HttpStatus.SERVICE_UNAVAILABLE, Map.of(), this.words.sendAgain(error, locale)));
	}

	private Rendering done(Registration registration) {
		return Rendering.redirectTo("/registrations/" + registration.id() + "?key=" + this.views.key(registration))
			.status(HttpStatus.SEE_OTHER)
			.build();
	}

	private Mono<Rendering> refused(Event event, SignUpForm form, @Nullable Person person,
			RegistrationRefused.Refusal refusal, Locale locale) {
		WordsOnPage.Alert alert = this.words.alert(refusal, locale);
		Set<String> full = alert.full().stream().map(WordsOnPage.FullQuota::id).collect(Collectors.toSet());
		return page(event, form.withNewKey(full), person, locale, HttpStatus.valueOf(alert.status()), Map.of(), alert);
	}

	private Mono<Rendering> page(Event event, SignUpForm form, @Nullable Person person, Locale locale,
			HttpStatus status, Map<String, WordsOnPage.WrongField> errors, WordsOnPage.@Nullable Alert alert) {
		Rendering.Builder<?> view = Rendering.view("sign-up/form");
		if (alert != null && alert.retryAfter() != null) {
			view.header("Retry-After", alert.retryAfter());
		}
		SignUpView it = SignUpView.of(event, form, Language.of(locale), this.clock.instant());
		boolean ended = alert != null && alert.code().equals("already-registered") && person != null;
		return heldWords(event, it, alert, locale).map((held) -> view.status(status)
			.header("Cache-Control", "no-store")
			.modelAttribute("it", it)
			.modelAttribute("held", held)
			.modelAttribute("login", person == null && event.needsAccount())
			.modelAttribute("ended", ended)
			.modelAttribute("errors", errors)
			.modelAttribute("alert", Optional.ofNullable(alert))
			.build());
	}

	/**
	 * How many places are held and until when, in words, where that makes the event full.
	 */
	private Mono<HeldWords> heldWords(Event event, SignUpView it, WordsOnPage.@Nullable Alert alert, Locale locale) {
		boolean full = it.full() || alert != null && alert.code().equals("sold-out");
		return full ? this.held.of(event)
			.map((held) -> new HeldWords(held.places(),
					SessionTime.of(held.until(), event.sessions().getFirst().zone(), Language.of(locale))))
			.defaultIfEmpty(HeldWords.NONE) : Mono.just(HeldWords.NONE);
	}

	/** {@code places}: 0 if none is held. */
	record HeldWords(int places, String until) {

		static final HeldWords NONE = new HeldWords(0, "");

	}

	private Mono<Event> find(String event, @Nullable Person person) {
		return this.programme.event(event)
			.filter((known) -> known.signsUpHere() && known.exists(person))
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()));
	}

}
