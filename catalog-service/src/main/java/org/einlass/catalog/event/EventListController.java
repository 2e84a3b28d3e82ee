package org.einlass.catalog.event;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The public list of events. */
@RestController
class EventListController {

	private final Events events;

	private final Clock clock;

	EventListController(Events events, Clock clock) {
		this.events = events;
		this.clock = clock;
	}

	/** Public events, sorted by their next start. */
	@GetMapping("/api/events")
	Mono<ResponseEntity<EventListResponse>> list(@RequestParam Map<String, String> parameters) {
		return Mono.fromCallable(() -> EventQuery.read(parameters, this.clock.instant()))
			.flatMap((filter) -> this.events.search(filter).flatMap((page) -> answer(page, filter.from())));
	}

	private Mono<ResponseEntity<EventListResponse>> answer(Events.Page page, Instant from) {
		return this.events.quotaStates(page.items().stream().map(Event::id).toList())
			.map((states) -> cached(EventListResponse.of(page, states, from)));
	}

	/** A public answer that caches ask for again each time: 304 while it is the same. */
	static <T extends Record> ResponseEntity<T> cached(T answer) {
		return ResponseEntity.ok()
			.header(HttpHeaders.ETAG, EventTag.of(answer))
			.header(HttpHeaders.VARY, HttpHeaders.AUTHORIZATION)
			.cacheControl(CacheControl.noCache())
			.body(answer);
	}

	/**
	 * One page of the list.
	 *
	 * @param next the {@code cursor} of the next page, or {@code null} at the end
	 * @param total how many there are on all pages
	 * @param atLeast true if nobody counted further, else missing
	 */
	record EventListResponse(List<EventResponse> items, @Nullable String next, long total,
			@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Boolean atLeast) {

		static EventListResponse of(Events.Page page, Map<UUID, QuotaState> states, Instant from) {
			Cursor next = page.next();
			return new EventListResponse(
					page.items().stream().map((event) -> EventResponse.listed(event, states, from)).toList(),
					(next != null) ? next.value() : null, page.total(), page.counted() ? null : true);
		}

	}

}
