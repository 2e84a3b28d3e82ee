package org.einlass.catalog.showcase;

import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

import org.einlass.catalog.event.EventFilter;
import org.einlass.catalog.event.EventQuery;
import org.einlass.catalog.organisation.Organisation;
import org.einlass.catalog.organisation.Organisations;
import org.einlass.catalog.programme.Programme;
import org.einlass.catalog.programme.Programmes;
import org.einlass.catalog.wording.Features;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;

/** The list of all public events, with filters that need no script. */
@Controller
class ProgrammePage {

	/** What the form asks for only if somebody wants more filters. */
	private static final List<String> NARROW = List.of("topic", "organisation", "format", "accessible");

	/** What narrows the list; whatever else an address holds is not handed on. */
	private static final List<String> FILTERS = Stream
		.of(List.of("q", "from", "to"), NARROW,
				List.of("programme", "language", "targetGroup", "near", "radius", "bbox"))
		.flatMap(List::stream)
		.toList();

	private final Listings listings;

	private final Organisations organisations;

	private final Programmes programmes;

	private final Clock clock;

	ProgrammePage(Listings listings, Organisations organisations, Programmes programmes, Clock clock) {
		this.listings = listings;
		this.organisations = organisations;
		this.programmes = programmes;
		this.clock = clock;
	}

	@GetMapping("/")
	Mono<Rendering> programme(@RequestParam Map<String, String> query, Locale locale) {
		EventFilter filter = EventQuery.read(query, this.clock.instant());
		return Mono
			.zip(this.listings.find(filter, locale), this.organisations.all().collectList(),
					this.programmes.all().collectMap(Programme::slug, (one) -> one.title().in(locale), TreeMap::new))
			.map((found) -> rendering(query, found.getT1(), found.getT2(), found.getT3()));
	}

	private static Rendering rendering(Map<String, String> query, Listing listing, List<Organisation> organisations,
			Map<String, String> programmes) {
		Map<String, String> chosen = new LinkedHashMap<>();
		FILTERS.forEach((name) -> chosen.put(name, query.getOrDefault(name, "").strip()));
		return Rendering.view("showcase/programme")
			.header(HttpHeaders.CACHE_CONTROL, "no-cache")
			.modelAttribute("listing", listing)
			.modelAttribute("chosen", chosen)
			.modelAttribute("filtered", chosen.values().stream().anyMatch((value) -> !value.isEmpty()))
			.modelAttribute("narrow", NARROW.stream().anyMatch((name) -> !"".equals(chosen.get(name))))
			.modelAttribute("organisations", organisations)
			.modelAttribute("programmes", programmes)
			.modelAttribute("features", Features.KNOWN)
			.modelAttribute("later", query.containsKey("cursor"))
			.modelAttribute("first", address(chosen, ""))
			.modelAttribute("next", address(chosen, (listing.next() != null) ? listing.next() : ""))
			.build();
	}

	private static String address(Map<String, String> chosen, String cursor) {
		UriComponentsBuilder address = UriComponentsBuilder.fromPath("/");
		chosen.forEach((name, value) -> {
			if (!value.isEmpty()) {
				address.queryParam(name, "{" + name + "}");
			}
		});
		if (!cursor.isEmpty()) {
			address.queryParam("cursor", cursor);
		}
		return address.encode().buildAndExpand(chosen).toUriString();
	}

}
