package org.einlass.catalog.showcase;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;

import org.einlass.catalog.event.EventQuery;
import org.einlass.catalog.programme.ProgrammeRefused;
import org.einlass.catalog.programme.Programmes;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;

/** The page of a programme, an action day or a series, with its coming events. */
@Controller
class ActionDayPage {

	private final Programmes programmes;

	private final Listings listings;

	private final Clock clock;

	ActionDayPage(Programmes programmes, Listings listings, Clock clock) {
		this.programmes = programmes;
		this.listings = listings;
		this.clock = clock;
	}

	@GetMapping("/programmes/{programme}")
	Mono<Rendering> actionDay(@PathVariable("programme") String slug, @RequestParam @Nullable String cursor,
			Locale locale) {
		Map<String, String> query = (cursor != null) ? Map.of("programme", slug, "cursor", cursor)
				: Map.of("programme", slug);
		return this.programmes.find(slug)
			.switchIfEmpty(Mono.error(ProgrammeRefused.UnknownProgramme::new))
			.zipWith(this.listings.find(EventQuery.read(query, this.clock.instant()), locale))
			.map((found) -> Rendering.view("showcase/action-day")
				.header(HttpHeaders.CACHE_CONTROL, "no-cache")
				.modelAttribute("slug", slug)
				.modelAttribute("name", found.getT1().title().in(locale))
				.modelAttribute("about", about(found.getT1().description(), locale))
				.modelAttribute("listing", found.getT2())
				.build());
	}

	private static String about(org.einlass.catalog.event.@Nullable Texts description, Locale locale) {
		return (description != null) ? description.in(locale) : "";
	}

}
