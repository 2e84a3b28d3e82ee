package org.einlass.registration.boxoffice;

import java.net.URI;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;

import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.einlass.starter.page.DoneNotices;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
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

	private final DoneNotices notices;

	private final boolean https;

	RegistrationPage(Access access, Confirmation confirmation, Changes changes, WaitingList waitingList, Views views,
			WordsOnPage words, DoneNotices notices, @Value("${einlass.public-url}") URI publicUrl) {
		this.access = access;
		this.confirmation = confirmation;
		this.changes = changes;
		this.waitingList = waitingList;
		this.views = views;
		this.words = words;
		this.notices = notices;
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
		return show("registration/page", new Call(id, Bearer.of(key, person), locale));
	}

	@GetMapping("/cancel")
	Mono<Rendering> askCancel(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return show("registration/cancel", new Call(id, Bearer.of(key, person), locale));
	}

	@PostMapping("/cancel")
	Mono<Rendering> cancel(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return act(new Call(id, Bearer.of(key, person), locale), exchange, (fields, it) -> this.changes
			.cancel(id, PartView.selection(fields.getFirst("part")))
			.map((left) -> Done.of(left, (left instanceof Registration.Active) ? "part-cancelled" : "cancelled")));
	}

	@PostMapping("/resend")
	Mono<Rendering> resend(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return act(new Call(id, Bearer.of(key, person), locale), exchange, (fields,
				it) -> this.confirmation.resend(id, once(exchange, fields)).map((sent) -> Done.of(sent, "resent")));
	}

	@PostMapping("/extend")
	Mono<Rendering> extend(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return act(new Call(id, Bearer.of(key, person), locale), exchange, (fields,
				it) -> this.confirmation.extend(id, once(exchange, fields)).map((held) -> Done.of(held, "extended")));
	}

	@PostMapping("/accept")
	Mono<Rendering> accept(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return act(new Call(id, Bearer.of(key, person), locale), exchange, (fields,
				it) -> this.waitingList.accept(id, once(exchange, fields)).map((taken) -> Done.of(taken, "accepted")));
	}

	@PostMapping("/decline")
	Mono<Rendering> decline(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return act(new Call(id, Bearer.of(key, person), locale), exchange, (fields,
				it) -> this.waitingList.decline(id, once(exchange, fields)).map((left) -> Done.of(left, "declined")));
	}

	/** To another date; one that is full is waited for while the old place stays. */
	@PostMapping("/move")
	Mono<Rendering> move(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return act(new Call(id, Bearer.of(key, person), locale), exchange,
				(fields, it) -> move(id, SignUpForm.id(fields.getFirst("from")), SignUpForm.id(fields.getFirst("to"))));
	}

	private Mono<Done> move(UUID id, UUID from, UUID to) {
		return this.changes.move(id, new Move(from, to, true, null))
			.map((moved) -> Done.of(moved,
					moved.booking().any((place) -> place.quota().equals(to) && place.waiting()) ? "waits" : "moved"));
	}

	@PostMapping("/contact")
	Mono<Rendering> correct(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return act(new Call(id, Bearer.of(key, person), locale), exchange,
				(fields, it) -> correct(id, fields, exchange).map((corrected) -> Done.of(corrected, "corrected")));
	}

	/** The old key is void: whoever shows it gets the new one. */
	private Mono<Registration> correct(UUID id, MultiValueMap<String, String> fields, ServerWebExchange exchange) {
		return this.confirmation
			.correct(id, new RegistrationController.AddressRequest(fields.getFirst("email")).address(), null,
					once(exchange, fields))
			.map((corrected) -> {
				exchange.getResponse().addCookie(cookie(id, this.views.key(corrected)));
				return corrected;
			});
	}

	@PostMapping("/attendees")
	Mono<Rendering> rename(@PathVariable UUID id, @CookieValue(name = COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale, ServerWebExchange exchange) {
		return act(new Call(id, Bearer.of(key, person), locale), exchange,
				(fields, it) -> this.changes.rename(id, TicketNames.typed(fields, it), null)
					.map((renamed) -> Done.of(renamed, "renamed")));
	}

	/** Which page is asked for, by whom, in which language. */
	private record Call(UUID id, Bearer bearer, Locale locale) {
	}

	/** What was done, as the code of its notice. */
	private record Done(Registration registration, String notice) {

		static Done of(Registration registration, String notice) {
			return new Done(registration, notice);
		}

	}

	private Mono<Rendering> act(Call call, ServerWebExchange exchange,
			BiFunction<MultiValueMap<String, String>, Registration, Mono<Done>> action) {
		return exchange.getFormData()
			.flatMap((fields) -> this.access.to(call.id(), call.bearer(), once(exchange, fields))
				.flatMap((registration) -> Mono.defer(() -> action.apply(fields, registration))
					.map((done) -> this.notices.back(exchange, "/registrations/" + call.id(), done.notice()))
					.onErrorResume(this.words::explains,
							(error) -> this.access.to(call.id(), call.bearer())
								.flatMap((now) -> page("registration/page", now, call.locale(),
										this.words.alert(error, call.locale()), fields.toSingleValueMap())))));
	}

	private static IdempotencyKeys.@Nullable Key once(ServerWebExchange exchange,
			MultiValueMap<String, String> fields) {
		return Reception.onceForm(exchange.getRequest().getPath().value(), fields);
	}

	private Mono<Rendering> show(String view, Call call) {
		return this.access.to(call.id(), call.bearer())
			.flatMap((registration) -> page(view, registration, call.locale(), null, Map.of()));
	}

	/** As it is by now, with what was typed if that was refused. */
	private Mono<Rendering> page(String view, Registration registration, Locale locale,
			WordsOnPage.@Nullable Alert alert, Map<String, String> typed) {
		return this.views.page(registration, Language.of(locale))
			.map((it) -> Rendering.view(view)
				.status((alert != null) ? HttpStatus.valueOf(alert.status()) : HttpStatus.OK)
				.header("Cache-Control", "no-store")
				.header("Referrer-Policy", "no-referrer")
				.modelAttribute("it", it)
				.modelAttribute("noticeZone", it.zone())
				.modelAttribute("typed", typed)
				.modelAttribute("idempotencyKey", WordsOnPage.key(alert, typed))
				.modelAttribute("alert", Optional.ofNullable(alert))
				.build());
	}

}
