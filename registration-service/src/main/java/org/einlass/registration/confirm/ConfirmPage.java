package org.einlass.registration.confirm;

import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

import org.einlass.registration.boxoffice.Access;
import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.registration.boxoffice.OneTimeCode;
import org.einlass.registration.boxoffice.Registration;
import org.einlass.registration.boxoffice.RegistrationRefused;
import org.einlass.registration.boxoffice.Views;
import org.einlass.registration.boxoffice.WordsOnPage;
import org.einlass.registration.link.TypedCode;
import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.einlass.starter.page.PageCookie;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
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
 * Says what a click would do, and does it on POST only, since mail scanners follow links.
 * What it is about is shown to those alone who have the code of the mail, or the key.
 */
@Controller
@RequestMapping("/registrations/{id}/confirm")
class ConfirmPage {

	/** The cookie with the code of a mail, from its link to the click that confirms. */
	private static final String MAILED_CODE = "einlass-code";

	private static final Duration KEPT = Duration.ofHours(1);

	private final Access access;

	private final OneTimeCode oneTime;

	private final Views views;

	private final WordsOnPage words;

	private final PageCookie cookie;

	ConfirmPage(Access access, OneTimeCode oneTime, Views views, WordsOnPage words,
			@Value("${einlass.public-url}") URI publicUrl) {
		this.access = access;
		this.oneTime = oneTime;
		this.views = views;
		this.words = words;
		this.cookie = PageCookie.of(MAILED_CODE, publicUrl);
	}

	/** The link of a mail: its code moves into a cookie, out of the address. */
	@GetMapping(params = "code")
	Rendering enter(@PathVariable UUID id, @RequestParam String code, ServerWebExchange exchange) {
		exchange.getResponse().addCookie(this.cookie.keep(path(id), TypedCode.again(code), KEPT));
		String language = Objects.requireNonNullElse(exchange.getRequest().getQueryParams().getFirst("lang"), "");
		String lang = language.equals("de") || language.equals("en") ? "?lang=" + language : "";
		return Rendering.redirectTo(path(id) + lang)
			.status(HttpStatus.SEE_OTHER)
			.header("Cache-Control", "no-store")
			.header("Referrer-Policy", "no-referrer")
			.build();
	}

	@GetMapping
	Mono<Rendering> ask(@PathVariable UUID id, @CookieValue(name = MAILED_CODE, defaultValue = "") String kept,
			@CookieValue(name = Access.COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		String code = PageCookie.read(kept);
		return page(known(id, code, Bearer.of(key, person)), id, code, locale, null);
	}

	private static String path(UUID id) {
		return "/registrations/" + id + "/confirm";
	}

	@PostMapping
	Mono<Rendering> confirm(@PathVariable UUID id,
			@CookieValue(name = Access.COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, ServerWebExchange exchange, Locale locale) {
		return exchange.getFormData().flatMap((fields) -> {
			String code = Objects.requireNonNullElse(fields.getFirst("code"), "");
			return Mono.defer(() -> this.oneTime.confirm(id, TypedCode.required(code)))
				.map((registration) -> entered(registration, exchange))
				.onErrorResume(this.words::explains,
						(error) -> page(known(id, code, Bearer.of(key, person)), id, code, locale, error));
		});
	}

	/** {@code entered}: whether the browser has the key, so that links lead there. */
	private record Known(Registration registration, boolean entered) {
	}

	private Mono<Known> known(UUID id, String code, Bearer bearer) {
		return this.access.to(id, bearer)
			.map((registration) -> new Known(registration, true))
			.onErrorResume(RegistrationRefused.Refusal.class,
					(unknown) -> this.access.byCode(id, code).map((registration) -> new Known(registration, false)));
	}

	private Rendering entered(Registration registration, ServerWebExchange exchange) {
		exchange.getResponse().addCookie(this.cookie.forget(path(registration.id())));
		return Rendering.redirectTo("/registrations/" + registration.id() + "?key=" + this.views.key(registration))
			.status(HttpStatus.SEE_OTHER)
			.header("Cache-Control", "no-store")
			.header("Referrer-Policy", "no-referrer")
			.build();
	}

	private Mono<Rendering> page(Mono<Known> known, UUID id, String code, Locale locale, @Nullable Throwable refusal) {
		WordsOnPage.Alert alert = (refusal != null) ? this.words.alert(refusal, locale) : null;
		return known
			.flatMap((found) -> this.views.page(found.registration(), Language.of(locale))
				.map((it) -> ConfirmView.of(it, found.entered(), refusal)))
			.defaultIfEmpty(ConfirmView.unknown(refusal))
			.map((view) -> Rendering.view("registration/confirm")
				.status((alert != null) ? HttpStatus.valueOf(alert.status()) : HttpStatus.OK)
				.header("Cache-Control", "no-store")
				.header("Referrer-Policy", "no-referrer")
				.modelAttribute("id", id.toString())
				.modelAttribute("view", view)
				.modelAttribute("code", TypedCode.again(code))
				.modelAttribute("alert", Optional.ofNullable(alert))
				.build());
	}

}
