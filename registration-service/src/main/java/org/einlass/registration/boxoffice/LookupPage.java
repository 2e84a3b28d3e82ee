package org.einlass.registration.boxoffice;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

import org.einlass.starter.client.ClientAddress;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;

/**
 * For those who lost their link: by page and API. The answer never says whether an
 * address is registered.
 */
@Controller
class LookupPage {

	private final AskedLinks asked;

	private final WordsOnPage words;

	LookupPage(AskedLinks asked, WordsOnPage words) {
		this.asked = asked;
		this.words = words;
	}

	/**
	 * Sends the links of one's registrations by mail, if there are any; the answer does
	 * not tell.
	 */
	@PostMapping("/api/registrations/lookup")
	@ResponseStatus(HttpStatus.ACCEPTED)
	Mono<ResponseEntity<Void>> ask(@RequestBody RegistrationController.AddressRequest request, ServerHttpRequest call) {
		return this.asked.keep(request.address(), ClientAddress.of(call))
			.thenReturn(ResponseEntity.accepted().header("Cache-Control", "no-store").build());
	}

	@GetMapping("/registrations/lookup")
	Rendering form() {
		return ways("lookup.title");
	}

	/** The form, and the way with an account, under this heading. */
	static Rendering ways(String title) {
		return page(title, false, "", null);
	}

	@PostMapping("/registrations/lookup")
	Mono<Rendering> ask(ServerWebExchange exchange, Locale locale) {
		return exchange.getFormData().flatMap((fields) -> {
			String email = Objects.requireNonNullElse(fields.getFirst("email"), "");
			return Mono.fromSupplier(() -> new RegistrationController.AddressRequest(email).address())
				.flatMap((address) -> this.asked.keep(address, ClientAddress.of(exchange.getRequest())))
				.thenReturn(page("lookup.title", true, "", null))
				.onErrorResume(Invalid.class,
						(bad) -> Mono.just(page("lookup.title", false, email, this.words.alert(bad, locale))));
		});
	}

	private static Rendering page(String title, boolean done, String email, WordsOnPage.@Nullable Alert alert) {
		return Rendering.view("lookup/page")
			.status((alert != null) ? HttpStatus.BAD_REQUEST : HttpStatus.OK)
			.header("Cache-Control", "no-store")
			.modelAttribute("heading", title)
			.modelAttribute("done", done)
			.modelAttribute("email", email)
			.modelAttribute("alert", Optional.ofNullable(alert))
			.build();
	}

}
