package org.einlass.catalog.showcase;

import java.time.Clock;
import java.util.List;
import java.util.Locale;

import org.einlass.catalog.event.Events;
import org.einlass.catalog.event.PublicEvents;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;

/** The page of one event, by its slug or id. */
@Controller
class EventPage {

	private final PublicEvents publicEvents;

	private final Events events;

	private final Clock clock;

	EventPage(PublicEvents publicEvents, Events events, Clock clock) {
		this.publicEvents = publicEvents;
		this.events = events;
		this.clock = clock;
	}

	@GetMapping("/events/{idOrSlug}")
	Mono<Rendering> event(@PathVariable String idOrSlug, Locale locale) {
		return this.publicEvents.find(idOrSlug, null)
			.flatMap((event) -> this.events.quotaStates(List.of(event.id()))
				.map((states) -> EventView.of(event, states, this.clock.instant(), locale)))
			.map((event) -> Rendering.view("showcase/event")
				.header(HttpHeaders.CACHE_CONTROL, "no-cache")
				.modelAttribute("event", event)
				.build());
	}

}
