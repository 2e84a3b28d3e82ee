package org.einlass.catalog.event;

import java.net.URI;
import java.util.List;
import java.util.UUID;

import org.einlass.catalog.event.EventRefused.NoWayIn;
import org.einlass.catalog.repeat.Asked;
import org.einlass.catalog.repeat.Repetitions;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The document of an event, and the steps of its life. */
@RestController
@RequestMapping("/api/events")
class EventController {

	private final EventDesk desk;

	private final PublicEvents open;

	private final Events events;

	private final Repetitions repetitions;

	EventController(EventDesk desk, PublicEvents open, Events events, Repetitions repetitions) {
		this.repetitions = repetitions;
		this.desk = desk;
		this.open = open;
		this.events = events;
	}

	/** Makes a draft, for an organiser of its organisation; with the same key one. */
	@PostMapping
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<EventResponse>> create(@AuthenticationPrincipal Person person, @RequestBody EventDraft draft,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		return this.repetitions
			.once(Asked.of(key, person, "create", draft), (event) -> this.desk.create(person, draft, event),
					(event) -> this.desk.read(person, event))
			.flatMap(this::created);
	}

	/**
	 * One event. Organisers of it get its whole document with the ETag that PUT needs.
	 */
	@GetMapping("/{idOrSlug}")
	Mono<ResponseEntity<EventResponse>> read(@AuthenticationPrincipal @Nullable Person person,
			@PathVariable String idOrSlug) {
		return this.open.find(idOrSlug, person)
			.flatMap((event) -> PublicEvents.organises(person, event) ? document(event) : view(event));
	}

	/** Changes the whole document; what is missing is taken out, unless it is in use. */
	@PutMapping("/{id}")
	Mono<ResponseEntity<EventResponse>> change(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@RequestHeader(name = HttpHeaders.IF_MATCH, required = false) @Nullable String ifMatch,
			@RequestBody EventDraft draft) {
		return this.desk.read(person, id)
			.flatMap((event) -> this.desk.change(person, id, EventTag.version(ifMatch), draft))
			.flatMap(this::document);
	}

	/**
	 * Makes a draft public; sign-up opens within two seconds. Refused once if no one
	 * could sign up: {@code window-over}, {@code window-after-dates}, {@code no-places},
	 * {@code all-dates-cancelled}. An event whose dates are over is published, so that an
	 * archive can be filed.
	 */
	@PostMapping("/{id}/publish")
	Mono<ResponseEntity<EventResponse>> publish(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@RequestBody(required = false) @Nullable PublishRequest request) {
		return this.desk.publish(person, id, PublishRequest.anyway(request))
			.onErrorResume(NoWayIn.class,
					(none) -> none.isOver() ? this.desk.publish(person, id, true) : Mono.error(none))
			.flatMap(this::document);
	}

	/** Cancels the event; everybody who signed up gets a mail after ten minutes. */
	@PostMapping("/{id}/cancel")
	Mono<ResponseEntity<EventResponse>> cancel(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@RequestBody(required = false) @Nullable Reason why) {
		return this.desk.cancel(person, id, Reason.of(why)).flatMap(this::document);
	}

	/** Takes the cancelling back, for ten minutes. */
	@PostMapping("/{id}/undo-cancel")
	Mono<ResponseEntity<EventResponse>> undoCancel(@AuthenticationPrincipal Person person, @PathVariable UUID id) {
		return this.desk.undoCancel(person, id).flatMap(this::document);
	}

	/** Takes the event out of the public. */
	@PostMapping("/{id}/withdraw")
	Mono<ResponseEntity<EventResponse>> withdraw(@AuthenticationPrincipal Person person, @PathVariable UUID id) {
		return this.desk.withdraw(person, id).flatMap(this::document);
	}

	/** Cancels one session; the others stand. */
	@PostMapping("/{id}/sessions/{session}/cancel")
	Mono<ResponseEntity<EventResponse>> cancelSession(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@PathVariable UUID session, @RequestBody(required = false) @Nullable Reason why) {
		return this.desk.cancelSession(person, id, session, Reason.of(why)).flatMap(this::document);
	}

	/** Takes the cancelling of a session back, for ten minutes. */
	@PostMapping("/{id}/sessions/{session}/undo-cancel")
	Mono<ResponseEntity<EventResponse>> undoCancelSession(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@PathVariable UUID session) {
		return this.desk.undoCancelSession(person, id, session).flatMap(this::document);
	}

	/**
	 * Makes a draft like this event, without the times of sign-up that have passed; with
	 * the same key one.
	 */
	@PostMapping("/{id}/copy")
	@ResponseStatus(HttpStatus.CREATED)
	Mono<ResponseEntity<EventResponse>> copy(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
		return this.repetitions
			.once(Asked.of(key, person, "copy", id), (copy) -> this.desk.copy(person, id, copy),
					(copy) -> this.desk.read(person, copy))
			.flatMap(this::created);
	}

	/** Deletes a draft; what was public is cancelled or withdrawn instead. */
	@DeleteMapping("/{id}")
	@ResponseStatus(HttpStatus.NO_CONTENT)
	Mono<Void> delete(@AuthenticationPrincipal Person person, @PathVariable UUID id) {
		return this.desk.delete(person, id);
	}

	private Mono<ResponseEntity<EventResponse>> created(Event event) {
		return document(event).map((answer) -> ResponseEntity.created(URI.create("/api/events/" + event.id()))
			.headers(answer.getHeaders())
			.body(answer.getBody()));
	}

	private Mono<ResponseEntity<EventResponse>> document(Event event) {
		return this.events.quotaStates(List.of(event.id()))
			.map((states) -> ResponseEntity.ok()
				.header(HttpHeaders.ETAG, EventTag.of(event))
				.cacheControl(CacheControl.noStore())
				.body(EventResponse.full(event, states)));
	}

	private Mono<ResponseEntity<EventResponse>> view(Event event) {
		return this.events.quotaStates(List.of(event.id()))
			.map((states) -> EventListController.cached(EventResponse.open(event, states)));
	}

	/**
	 * How something is published.
	 *
	 * @param anyway also if no one could sign up
	 */
	record PublishRequest(@Nullable Boolean anyway) {

		static boolean anyway(@Nullable PublishRequest request) {
			return request != null && Boolean.TRUE.equals(request.anyway);
		}

	}

	/** Why something is cancelled; shown to everybody. */
	record Reason(@Nullable String reason) {

		static @Nullable String of(@Nullable Reason why) {
			if (why == null) {
				return null;
			}
			new Checks().optionalText("reason", why.reason, 500).done();
			return why.reason;
		}

	}

}
