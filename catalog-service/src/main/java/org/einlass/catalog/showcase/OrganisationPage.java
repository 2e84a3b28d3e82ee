package org.einlass.catalog.showcase;

import java.time.Clock;
import java.util.Locale;
import java.util.Map;

import org.einlass.catalog.event.EventQuery;
import org.einlass.catalog.organisation.OrganisationRefused;
import org.einlass.catalog.organisation.Organisations;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;

/** The page of a host with its coming events. */
@Controller
class OrganisationPage {

	private final Organisations organisations;

	private final Listings listings;

	private final Clock clock;

	OrganisationPage(Organisations organisations, Listings listings, Clock clock) {
		this.organisations = organisations;
		this.listings = listings;
		this.clock = clock;
	}

	@GetMapping("/organisations/{slug}")
	Mono<Rendering> organisation(@PathVariable String slug, @RequestParam @Nullable String cursor, Locale locale) {
		Map<String, String> query = (cursor != null) ? Map.of("organisation", slug, "cursor", cursor)
				: Map.of("organisation", slug);
		return this.organisations.find(slug.toLowerCase(Locale.ROOT))
			.switchIfEmpty(Mono.error(OrganisationRefused.UnknownOrganisation::new))
			.zipWith(this.listings.find(EventQuery.read(query, this.clock.instant()), locale))
			.map((found) -> Rendering.view("showcase/organisation")
				.header(HttpHeaders.CACHE_CONTROL, "no-cache")
				.modelAttribute("organisation", found.getT1())
				.modelAttribute("listing", found.getT2())
				.build());
	}

}
