package org.einlass.catalog.showcase;

import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.Events;
import org.einlass.catalog.event.PublicEvents;
import org.einlass.starter.identity.Person;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.reactive.result.view.Rendering;

/** The page of one event, for everybody, and for those who may see more. */
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

	/** The same for everybody, so that the edge may cache it. */
	@GetMapping("/events/{idOrSlug}")
	Mono<Rendering> event(@PathVariable String idOrSlug, Locale locale) {
		return this.publicEvents.find(idOrSlug, null).flatMap((event) -> page(event, "no-cache", "", locale));
	}

	/**
	 * What only some may see: drafts for their organisers, internal events for the staff
	 * of all organisations. No cache keeps it.
	 */
	@GetMapping("/manage/events/{id}/preview")
	Mono<Rendering> preview(@AuthenticationPrincipal Person person, @PathVariable UUID id, Locale locale) {
		return this.publicEvents.find(id.toString(), person)
			.flatMap((event) -> page(event, "no-store", notice(event), locale));
	}

	/** What the page says of who sees it. */
	private static String notice(Event event) {
		if (event.open()) {
			return "";
		}
		return (event.status() == Event.Status.PUBLISHED || event.status() == Event.Status.CANCELLED) ? "internal"
				: "unpublished";
	}

	/**
	 * Who is given the link of an unlisted event may see it, and nobody else finds it.
	 */
	private static HttpHeaders forSearchEngines(Event event) {
		HttpHeaders headers = new HttpHeaders();
		if (event.content().visibility() != Event.Visibility.PUBLIC) {
			headers.set("X-Robots-Tag", "noindex");
		}
		return headers;
	}

	private Mono<Rendering> page(Event event, String cache, String notice, Locale locale) {
		return this.events.quotaStates(List.of(event.id()))
			.map((states) -> Rendering.view("showcase/event")
				.header(HttpHeaders.CACHE_CONTROL, cache)
				.headers(forSearchEngines(event))
				.modelAttribute("event", EventView.of(event, states, this.clock.instant(), locale))
				.modelAttribute("notice", notice)
				.build());
	}

}
