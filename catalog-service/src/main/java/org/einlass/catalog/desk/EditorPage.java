package org.einlass.catalog.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventDesk;
import org.einlass.catalog.event.EventDraft;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.SignUp;
import org.einlass.catalog.organisation.OrganisationRefused;
import org.einlass.catalog.organisation.Organisations;
import org.einlass.catalog.repeat.Asked;
import org.einlass.catalog.repeat.Repetitions;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** The editor of an event, for new and for existing ones. */
@Controller
class EditorPage {

	static final Set<String> NOTICES = Set.of("created", "saved", "published", "cancelled", "session-cancelled",
			"restored", "session-restored", "withdrawn", "copied", "copied-emptied", "saved-window");

	private final OwnEvents events;

	private final EventDesk desk;

	private final Organisations organisations;

	private final FilledEditorPage view;

	private final Repetitions repetitions;

	EditorPage(OwnEvents events, EventDesk desk, Organisations organisations, FilledEditorPage view,
			Repetitions repetitions) {
		this.repetitions = repetitions;
		this.events = events;
		this.desk = desk;
		this.organisations = organisations;
		this.view = view;
	}

	/** Under both addresses: whoever changes the language of an answer gets the form. */
	@GetMapping({ "/manage/events/new", "/manage/events" })
	Mono<Rendering> blank(@AuthenticationPrincipal Person person, @RequestParam @Nullable String organisation) {
		List<String> mine = person.organisations(Role.ORGANISER);
		String chosen = (organisation != null || mine.isEmpty()) ? String.valueOf(organisation) : mine.getFirst();
		person.require(Role.ORGANISER, chosen);
		return this.organisations.find(chosen)
			.switchIfEmpty(Mono.error(OrganisationRefused.UnknownOrganisation::new))
			.map((host) -> this.view.of(FormWriting.blank(host.slug()), null, FormErrors.NONE, HttpStatus.OK).build());
	}

	@GetMapping("/manage/events/{id}")
	Mono<Rendering> edit(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@RequestParam @Nullable String done) {
		return this.events.find(person, id)
			.map((event) -> this.view.of(FormWriting.of(event), event, FormErrors.NONE, HttpStatus.OK)
				.modelAttribute("notice", (done != null && NOTICES.contains(done)) ? done : "")
				.build());
	}

	@PostMapping("/manage/events")
	Mono<Rendering> create(@AuthenticationPrincipal Person person, ServerWebExchange exchange, Locale locale) {
		return exchange.getFormData().flatMap((fields) -> {
			EventForm form = EventForm.of(fields);
			person.require(Role.ORGANISER, form.get("organisation"));
			if (FormRows.changes(form.get("action"))) {
				return Mono.just(rows(form, null));
			}
			return Mono.fromCallable(() -> FormReading.read(form, null))
				.flatMap((draft) -> this.repetitions.once(Asked.ofForm(person, "/manage/events", fields),
						(id) -> this.desk.create(person, draft, id), (id) -> this.desk.read(person, id)))
				.map((event) -> see(event, "created"))
				.onErrorResume((error) -> this.view.refused(error, form, null, locale));
		});
	}

	@PostMapping("/manage/events/{id}")
	Mono<Rendering> save(@AuthenticationPrincipal Person person, @PathVariable UUID id, ServerWebExchange exchange,
			Locale locale) {
		return this.events.find(person, id)
			.zipWith(exchange.getFormData().map(EventForm::of))
			.flatMap((found) -> save(person, found.getT1(), found.getT2(), locale));
	}

	private Mono<Rendering> save(Person person, Event event, EventForm form, Locale locale) {
		if (FormRows.changes(form.get("action"))) {
			return Mono.just(rows(form, event));
		}
		return Mono.fromCallable(() -> FormReading.read(form, event))
			.flatMap((draft) -> change(person, event, form, draft))
			.map((saved) -> see(saved, leavesWindow(event, saved) ? "saved-window" : "saved"))
			.onErrorResume((error) -> this.view.refused(error, form, event, locale));
	}

	/** Whether the dates moved and the times of sign-up did not. */
	private static boolean leavesWindow(Event before, Event after) {
		SignUp window = after.content().signUp();
		SignUp old = before.content().signUp();
		boolean some = window.opensAt() != null || window.closesAt() != null || window.cancelUntil() != null;
		boolean same = Objects.equals(old.opensAt(), window.opensAt())
				&& Objects.equals(old.closesAt(), window.closesAt())
				&& Objects.equals(old.cancelUntil(), window.cancelUntil());
		return some && same && !first(before).equals(first(after));
	}

	private static Optional<Instant> first(Event event) {
		return event.content().sessions().stream().map(Session::start).min(Comparator.naturalOrder());
	}

	private Mono<Event> change(Person person, Event event, EventForm form, EventDraft draft) {
		String version = form.get("version");
		return this.desk.change(person, event.id(), version.matches("\\d{1,18}") ? Long.valueOf(version) : -1L, draft);
	}

	private Rendering rows(EventForm form, @Nullable Event event) {
		return this.view.of(FormRows.apply(form, form.get("action")), event, FormErrors.NONE, HttpStatus.OK).build();
	}

	private static Rendering see(Event event, String done) {
		return NextPage.to("/manage/events/" + event.id() + "?done=" + done);
	}

}
