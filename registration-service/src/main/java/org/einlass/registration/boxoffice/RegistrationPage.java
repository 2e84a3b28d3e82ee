package org.einlass.registration.boxoffice;

import java.net.URI;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * The page of one registration, by link and cookie, without script. Only POST acts, since
 * mail scanners follow links.
 */
@Controller
@RequestMapping("/registrations/{id}")
class RegistrationPage {

	static final String COOKIE = Access.COOKIE;

	private static final java.time.Duration COOKIE_AGE = java.time.Duration.ofDays(180);

	private final Access access;

	private final Confirmation confirmation;

	private final Changes changes;

	private final WaitingList waitingList;

	private final Views views;

	private final WordsOnPage words;

	private final boolean https;

	RegistrationPage(Access access, Confirmation confirmation, Changes changes, WaitingList waitingList, Views views,
			WordsOnPage words, @Value("${einlass.public-url}") URI publicUrl) {
		this.access = access;
		this.confirmation = confirmation;
		this.changes = changes;
		this.waitingList = waitingList;
		this.views = views;
		this.words = words;
		this.https = "https".equals(publicUrl.getScheme());
	}

	/** A link of a mail: its key moves into a cookie, out of the address. */
	@GetMapping(params = "key")
	Mono<Rendering> enter(@PathVariable UUID id, @RequestParam String key, ServerWebExchange exchange) {
		return this.access.to(id, new Bearer(key, null)).map((registration) -> {
			exchange.getResponse().addCookie(cookie(id, key));
			return clean(id);
		});
	}

	private ResponseCookie cookie(UUID id, String key) {
		return ResponseCookie.from(COOKIE, key)
			.httpOnly(true)
			.secure(this.https)
			.sameSite("Lax")
			.path("/registrations/" + id)
			.maxAge(COOKIE_AGE)
			.build();
	}

	private static Rendering clean(UUID id) {
		return Rendering.redirectTo("/registrations/" + id)
			.status(HttpStatus.SEE_OTHER)
			.header("Cache-Control", "no-store")
			.header("Referrer-Policy", "no-referrer")
			.build();
	}

	@GetMapping
	Mono<Rendering> show(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return this.access.to(id, Bearer.of(key, person))
			.flatMap((registration) -> page("registration/page", registration, locale, null));
	}

	@GetMapping("/cancel")
	Mono<Rendering> askCancel(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return this.access.to(id, Bearer.of(key, person))
			.flatMap((registration) -> page("registration/cancel", registration, locale, null));
	}

	@PostMapping("/cancel")
	Mono<Rendering> cancel(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return exchange.getFormData()
			.flatMap((fields) -> act(id, key, person, locale,
					(it) -> this.changes.cancel(id, PartView.selection(fields.getFirst("part")))));
	}

	@PostMapping("/resend")
	Mono<Rendering> resend(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return act(id, key, person, locale, (it) -> this.confirmation.resend(id));
	}

	@PostMapping("/extend")
	Mono<Rendering> extend(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return act(id, key, person, locale, (it) -> this.confirmation.extend(id));
	}

	@PostMapping("/accept")
	Mono<Rendering> accept(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return act(id, key, person, locale, (it) -> this.waitingList.accept(id));
	}

	@PostMapping("/decline")
	Mono<Rendering> decline(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return act(id, key, person, locale, (it) -> this.waitingList.decline(id));
	}

	/** To another date; one that is full is waited for while the old place stays. */
	@PostMapping("/move")
	Mono<Rendering> move(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return exchange.getFormData()
			.flatMap((fields) -> act(id, key, person, locale,
					(it) -> this.changes.move(id, new Move(SignUpForm.id(fields.getFirst("from")),
							SignUpForm.id(fields.getFirst("to")), true, null))));
	}

	@PostMapping("/contact")
	Mono<Rendering> correct(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return exchange.getFormData()
			.flatMap((fields) -> act(id, key, person, locale, (it) -> correct(id, fields.getFirst("email"), exchange)));
	}

	/** The old key is void: whoever shows it gets the new one. */
	private Mono<Registration> correct(UUID id, @Nullable String email, ServerWebExchange exchange) {
		return this.confirmation.correct(id, new RegistrationController.AddressRequest(email).address(), null)
			.map((corrected) -> {
				exchange.getResponse().addCookie(cookie(id, this.views.key(corrected)));
				return corrected;
			});
	}

	@PostMapping("/attendees")
	Mono<Rendering> rename(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return exchange.getFormData()
			.flatMap((fields) -> act(id, key, person, locale,
					(it) -> this.changes.rename(id, TicketNames.typed(fields, it), null)));
	}

	/** The page of the mail's link: a button, and the code for typing. */
	@GetMapping("/confirm")
	Mono<Rendering> askConfirm(@PathVariable UUID id, @RequestParam(defaultValue = "") String code, Locale locale) {
		return Mono.just(confirmPage(id, code, null));
	}

	@PostMapping("/confirm")
	Mono<Rendering> confirm(@PathVariable UUID id, ServerWebExchange exchange, Locale locale) {
		return exchange.getFormData().flatMap((fields) -> {
			String code = Objects.requireNonNullElse(fields.getFirst("code"), "");
			return Mono
				.defer(() -> this.confirmation.confirm(id, new RegistrationController.CodeRequest(code).checked()))
				.map((registration) -> {
					exchange.getResponse().addCookie(cookie(id, this.views.key(registration)));
					return clean(id);
				})
				.onErrorResume(this.words::explains,
						(error) -> Mono.just(confirmPage(id, code, this.words.alert(error, locale))));
		});
	}

	private static Rendering confirmPage(UUID id, String code, WordsOnPage.@Nullable Alert alert) {
		return Rendering.view("registration/confirm")
			.status((alert != null) ? HttpStatus.valueOf(alert.status()) : HttpStatus.OK)
			.header("Cache-Control", "no-store")
			.header("Referrer-Policy", "no-referrer")
			.modelAttribute("id", id.toString())
			.modelAttribute("code", code.matches("[0-9A-Za-z -]{8,12}") ? code : "")
			.modelAttribute("alert", Optional.ofNullable(alert))
			.build();
	}

	private Mono<Rendering> act(UUID id, @Nullable String key, @Nullable Person person, Locale locale,
			Function<Registration, Mono<Registration>> action) {
		return this.access.to(id, Bearer.of(key, person))
			.flatMap((registration) -> Mono.defer(() -> action.apply(registration))
				.map((changed) -> clean(id))
				.onErrorResume(this.words::explains,
						(error) -> page("registration/page", registration, locale, this.words.alert(error, locale))));
	}

	private Mono<Rendering> page(String view, Registration registration, Locale locale,
			WordsOnPage.@Nullable Alert alert) {
		return this.views.page(registration, Language.of(locale))
			.map((it) -> Rendering.view(view)
				.status((alert != null) ? HttpStatus.valueOf(alert.status()) : HttpStatus.OK)
				.header("Cache-Control", "no-store")
				.header("Referrer-Policy", "no-referrer")
				.modelAttribute("it", it)
				.modelAttribute("alert", Optional.ofNullable(alert))
				.build());
	}

}
