package org.einlass.registration.privacy;

import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.einlass.registration.boxoffice.Access;
import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseCookie;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/** One's own data on a page, with the button that erases them; without script. */
@Controller
class OwnDataPage {

	private final Access access;

	private final OwnData data;

	OwnDataPage(Access access, OwnData data) {
		this.access = access;
		this.data = data;
	}

	@GetMapping("/registrations/{id}/data")
	Mono<Rendering> show(@PathVariable UUID id,
			@CookieValue(name = Access.COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		String path = "/registrations/" + id;
		return this.access.to(id, Bearer.of(key, person))
			.then(this.data.of(id))
			.map((shown) -> page(List.of(shown), path, path + "/data/erase", path + "/data.json", locale));
	}

	@PostMapping("/registrations/{id}/data/erase")
	Mono<Rendering> erase(@PathVariable UUID id,
			@CookieValue(name = Access.COOKIE, required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, ServerWebExchange exchange) {
		return this.data.erase(id, Bearer.of(key, person)).then(Mono.fromSupplier(() -> {
			exchange.getResponse()
				.addCookie(ResponseCookie.from(Access.COOKIE).path("/registrations/" + id).maxAge(0).build());
			return done();
		}));
	}

	@GetMapping("/my/data")
	Mono<Rendering> showAll(@AuthenticationPrincipal Person person, Locale locale) {
		return this.data.of(person.subject())
			.map((shown) -> page(shown, "/my/registrations", "/my/data/erase", "/api/my/data", locale));
	}

	@PostMapping("/my/data/erase")
	Mono<Rendering> eraseAll(@AuthenticationPrincipal Person person) {
		return this.data.erase(person.subject()).then(Mono.fromSupplier(OwnDataPage::done));
	}

	@GetMapping("/registrations/erased")
	Rendering erased() {
		return Rendering.view("privacy/erased").header("Cache-Control", "no-store").build();
	}

	private static Rendering done() {
		return Rendering.redirectTo("/registrations/erased").status(HttpStatus.SEE_OTHER).build();
	}

	private static Rendering page(List<Disclosure> shown, String back, String erase, String download, Locale locale) {
		return Rendering.view("privacy/data")
			.header("Cache-Control", "no-store")
			.header("Referrer-Policy", "no-referrer")
			.modelAttribute("items", shown)
			.modelAttribute("language", Language.of(locale))
			.modelAttribute("back", back)
			.modelAttribute("erase", erase)
			.modelAttribute("download", download)
			.build();
	}

}
