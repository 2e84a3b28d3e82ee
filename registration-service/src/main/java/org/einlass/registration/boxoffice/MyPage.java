package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** An account's registrations, newest first, as page and API. */
@Controller
class MyPage {

	private static final int PAGE = 20;

	private final Registrations registrations;

	private final Views views;

	MyPage(Registrations registrations, Views views) {
		this.registrations = registrations;
		this.views = views;
	}

	/** {@code next}: the cursor of the next page, or {@code null}. */
	record MyRegistrations<T>(List<T> items, @Nullable UUID next) {
	}

	/** The registrations of the account, newest first. */
	@GetMapping("/api/my/registrations")
	Mono<ResponseEntity<MyRegistrations<RegistrationResponse>>> list(
			@RequestParam(required = false) @Nullable UUID cursor, @AuthenticationPrincipal Person person) {
		return this.registrations.ofAccount(person.subject(), cursor, PAGE + 1)
			.flatMap((found) -> Flux.fromIterable(first(found))
				.concatMap(this.views::of)
				.collectList()
				.map((items) -> new MyRegistrations<>(items, next(found))))
			.map((page) -> ResponseEntity.ok().header("Cache-Control", "no-store").body(page));
	}

	/**
	 * Without a login: the ways to one's registrations, by e-mail or with the account.
	 */
	@GetMapping("/my/registrations")
	Mono<Rendering> show(@RequestParam(required = false) @Nullable UUID cursor,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		if (person == null) {
			return Mono.just(LookupPage.ways("my.title"));
		}
		return this.registrations.ofAccount(person.subject(), cursor, PAGE + 1)
			.flatMap((found) -> Flux.fromIterable(first(found))
				.concatMap((one) -> this.views.page(one, Language.of(locale)))
				.collectList()
				.map((items) -> new MyRegistrations<>(items, next(found))))
			.map((page) -> Rendering.view("my/registrations")
				.header("Cache-Control", "no-store")
				.modelAttribute("page", page)
				.build());
	}

	private static List<Registration> first(List<Registration> found) {
		return found.subList(0, Math.min(PAGE, found.size()));
	}

	private static @Nullable UUID next(List<Registration> found) {
		return (found.size() > PAGE) ? found.get(PAGE - 1).id() : null;
	}

}
