package org.einlass.catalog.desk;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventRefused.ChangedMeanwhile;
import org.einlass.catalog.wording.Features;
import org.einlass.starter.problem.Invalid;
import org.einlass.starter.problem.ProblemSource;
import org.einlass.starter.problem.ProblemTexts;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.result.view.Rendering;

/** Puts the editor's form on a page, with what is wrong at its fields. */
@Component
class FilledEditorPage {

	private static final List<String> ZONES = List.copyOf(new java.util.TreeSet<>(
			ZoneId.getAvailableZoneIds().stream().filter((zone) -> zone.startsWith("Europe/")).toList()));

	private final ProblemSource refusals;

	private final ProblemTexts texts;

	private final Clock clock;

	FilledEditorPage(ProblemSource refusals, ProblemTexts texts, Clock clock) {
		this.refusals = refusals;
		this.texts = texts;
		this.clock = clock;
	}

	Rendering.Builder<?> of(EventForm form, @Nullable Event event, FormErrors errors, HttpStatus status) {
		String version = form.get("version");
		return Rendering.view("desk/editor")
			.status(status)
			.header(HttpHeaders.CACHE_CONTROL, "no-store")
			.modelAttribute("form", form)
			.modelAttribute("noticeZone", LocalTimes.zone(form.get("signUp.zone")))
			.modelAttribute("idempotencyKey", UUID.randomUUID())
			.modelAttribute("errors", errors)
			.modelAttribute("event", (event != null) ? EditedEvent.of(event, this.clock.instant()) : EditedEvent.NEW)
			.modelAttribute("version", version.isEmpty() && event != null ? String.valueOf(event.version()) : version)
			.modelAttribute("byCode", (event != null)
					? event.content().byCode().map((name) -> name.in(Locale.GERMAN)).collect(Collectors.joining(", "))
					: "")
			.modelAttribute("features", Features.KNOWN)
			.modelAttribute("zones", ZONES)
			.modelAttribute("changed", false)
			.modelAttribute("notice", "");
	}

	/** What is wrong, if an organiser can mend it; else empty. */
	Optional<FormErrors> errors(Throwable error, Locale locale) {
		return (error instanceof Invalid invalid) ? Optional.of(FormErrors.of(invalid, this.texts, locale))
				: this.refusals.explain(error)
					.filter((problem) -> problem.status() == HttpStatus.CONFLICT)
					.map((problem) -> FormErrors.of(problem, error, EventForm.of(Map.of()), this.texts, locale));
	}

	/** The form again as it was typed; errors that no organiser can mend go on. */
	Mono<Rendering> refused(Throwable error, EventForm form, @Nullable Event event, Locale locale) {
		if (error instanceof Invalid invalid) {
			return Mono
				.just(of(form, event, FormErrors.of(invalid, this.texts, locale), HttpStatus.BAD_REQUEST).build());
		}
		if (error instanceof ChangedMeanwhile && event != null) {
			EventForm newer = form.with(Map.of("version", String.valueOf(event.version())));
			return Mono
				.just(of(newer, event, FormErrors.NONE, HttpStatus.PRECONDITION_FAILED).modelAttribute("changed", true)
					.build());
		}
		return Mono.justOrEmpty(this.refusals.explain(error))
			.map((problem) -> of(form, event, FormErrors.of(problem, error, form, this.texts, locale), problem.status())
				.build())
			.switchIfEmpty(Mono.error(error));
	}

	/**
	 * What the editor says of the event apart from its form.
	 *
	 * @param id empty for a new event
	 * @param href of the page that shows it
	 * @param undoable whether cancelling it can still be undone
	 * @param undoableSessions the ids of the sessions of which that is true
	 */
	record EditedEvent(String id, String href, String status, String title, boolean undoable,
			Set<String> undoableSessions) {

		static final EditedEvent NEW = new EditedEvent("", "", "new", "", false, Set.of());

		static EditedEvent of(Event event, Instant now) {
			return new EditedEvent(event.id().toString(), DeskRow.href(event),
					event.status().name().toLowerCase(Locale.ROOT), event.content().title().in(Locale.GERMAN),
					Event.undoable(event.cancelledAt(), now),
					event.content()
						.sessions()
						.stream()
						.filter((session) -> Event.undoable(session.cancelledAt(), now))
						.map((session) -> session.id().toString())
						.collect(Collectors.toSet()));
		}

		public boolean isNew() {
			return this.id.isEmpty();
		}

	}

}
