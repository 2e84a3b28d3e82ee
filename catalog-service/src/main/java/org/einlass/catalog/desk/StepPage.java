package org.einlass.catalog.desk;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.regex.Pattern;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventDesk;
import org.einlass.catalog.event.EventRefused.NoWayIn;
import org.einlass.catalog.event.EventRefused.QuotaNeeded;
import org.einlass.catalog.event.EventRefused.SessionNeeded;
import org.einlass.catalog.event.EventRefused.UnknownEvent;
import org.einlass.catalog.event.Events;
import org.einlass.catalog.event.QuotaState;
import org.einlass.catalog.repeat.Asked;
import org.einlass.catalog.repeat.Repetitions;
import org.einlass.catalog.wording.SessionTime;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;

/** Each step in the life of an event: a page that says what it means, and a button. */
@Controller
class StepPage {

	private static final Set<String> STEPS = Set.of("publish", "cancel", "undo-cancel", "withdraw", "delete", "copy");

	private static final int LONGEST_REASON = 500;

	private final OwnEvents ownEvents;

	private final Events events;

	private final EventDesk desk;

	private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

	private final FilledEditorPage editor;

	private final Supplier<UUID> ids;

	private final Repetitions repetitions;

	StepPage(OwnEvents ownEvents, Events events, EventDesk desk, FilledEditorPage editor, Supplier<UUID> ids,
			Repetitions repetitions) {
		this.repetitions = repetitions;
		this.ids = ids;
		this.ownEvents = ownEvents;
		this.events = events;
		this.desk = desk;
		this.editor = editor;
	}

	@GetMapping("/manage/events/{id}/{step}")
	Mono<Rendering> ask(@AuthenticationPrincipal Person person, @PathVariable UUID id, @PathVariable String step,
			Locale locale) {
		return this.ownEvents.find(person, id)
			.filter((event) -> STEPS.contains(step))
			.switchIfEmpty(Mono.error(UnknownEvent::new))
			.flatMap((event) -> page(event, null, step, locale));
	}

	@GetMapping("/manage/events/{id}/sessions/{session}/cancel")
	Mono<Rendering> askSession(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@PathVariable UUID session, Locale locale) {
		return this.ownEvents.find(person, id).flatMap((event) -> page(event, session, "cancel-session", locale));
	}

	@GetMapping("/manage/events/{id}/sessions/{session}/undo-cancel")
	Mono<Rendering> askUndoSession(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@PathVariable UUID session, Locale locale) {
		return this.ownEvents.find(person, id).flatMap((event) -> page(event, session, "undo-cancel-session", locale));
	}

	@PostMapping("/manage/events/{id}/{step}")
	Mono<Rendering> act(@AuthenticationPrincipal Person person, @PathVariable UUID id, @PathVariable String step,
			ServerWebExchange exchange, Locale locale) {
		return exchange.getFormData().flatMap((form) -> switch (step) {
			case "publish" -> publish(person, id, "on".equals(form.getFirst("anyway")), locale);
			case "cancel" -> Mono.fromSupplier(() -> reason(form.getFirst("reason")))
				.flatMap((reason) -> this.desk.cancel(person, id, orNull(reason)))
				.map((event) -> see(event, "cancelled"))
				.onErrorResume((error) -> again(person, new Step(id, null, "cancel"), form, error, locale));
			case "undo-cancel" -> this.desk.undoCancel(person, id).map((event) -> see(event, "restored"));
			case "withdraw" -> this.desk.withdraw(person, id).map((event) -> see(event, "withdrawn"));
			case "copy" -> copy(person, id, String.valueOf(form.getFirst("copy")));
			case "delete" ->
				this.repetitions
					.once(Asked.ofForm(person, path(id, step), form),
							(any) -> this.desk.delete(person, id).thenReturn(id), (any) -> Mono.just(id))
					.thenReturn(NextPage.to("/manage?done=deleted"));
			default -> Mono.error(new UnknownEvent());
		});
	}

	/** What is missing is said in the editor, where it can be added. */
	private Mono<Rendering> publish(Person person, UUID id, boolean anyway, Locale locale) {
		return this.desk.publish(person, id, anyway)
			.map((event) -> see(event, "published"))
			.onErrorResume(NoWayIn.class,
					(none) -> this.ownEvents.find(person, id)
						.flatMap((event) -> page(event, null, "publish", locale,
								new TypedStep(none.why().code(), "", FormErrors.NONE))))
			.onErrorResume(StepPage::lacksSomething, (error) -> this.ownEvents.find(person, id)
				.flatMap((event) -> this.editor.refused(error, FormWriting.of(event), event, locale)));
	}

	/** The form knows the id of its copy, so that pressing twice makes one. */
	private Mono<Rendering> copy(Person person, UUID id, String copy) {
		return this.ownEvents.find(person, id)
			.flatMap((event) -> (ID.matcher(copy).matches() ? this.desk.copy(person, id, UUID.fromString(copy))
					: this.desk.copy(person, id))
				.map((made) -> see(made,
						made.content().signUp().equals(event.content().signUp()) ? "copied" : "copied-emptied")));
	}

	private static boolean lacksSomething(Throwable error) {
		return error instanceof SessionNeeded || error instanceof QuotaNeeded;
	}

	@PostMapping("/manage/events/{id}/sessions/{session}/cancel")
	Mono<Rendering> cancelSession(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@PathVariable UUID session, ServerWebExchange exchange, Locale locale) {
		return exchange.getFormData()
			.flatMap((form) -> Mono.fromSupplier(() -> reason(form.getFirst("reason")))
				.flatMap((reason) -> this.desk.cancelSession(person, id, session, orNull(reason)))
				.map((event) -> see(event, "session-cancelled"))
				.onErrorResume((error) -> again(person, new Step(id, session, "cancel-session"), form, error, locale)));
	}

	/** The page again with what was typed, if the organiser can mend what is wrong. */
	private Mono<Rendering> again(Person person, Step asked, MultiValueMap<String, String> form, Throwable error,
			Locale locale) {
		return Mono.justOrEmpty(this.editor.errors(error, locale))
			.switchIfEmpty(Mono.error(error))
			.flatMap((errors) -> this.ownEvents.find(person, asked.event())
				.flatMap((event) -> page(event, asked.session(), asked.name(), locale,
						new TypedStep("", String.valueOf(form.getFirst("reason")), errors))));
	}

	/** Which step is asked for, of an event or of one of its sessions. */
	private record Step(UUID event, @Nullable UUID session, String name) {
	}

	@PostMapping("/manage/events/{id}/sessions/{session}/undo-cancel")
	Mono<Rendering> undoCancelSession(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@PathVariable UUID session) {
		return this.desk.undoCancelSession(person, id, session).map((event) -> see(event, "session-restored"));
	}

	private Mono<Rendering> page(Event event, @Nullable UUID session, String step, Locale locale) {
		return page(event, session, step, locale, TypedStep.NOTHING);
	}

	/** With what was typed, and what speaks against it. */
	private Mono<Rendering> page(Event event, @Nullable UUID session, String step, Locale locale, TypedStep typed) {
		return this.events.quotaStates(List.of(event.id())).map((states) -> {
			List<QuotaState> concerned = concerned(event, session, states);
			return Rendering.view("desk/step")
				.status(!typed.stops() ? HttpStatus.OK
						: typed.errors().has("reason") ? HttpStatus.BAD_REQUEST : HttpStatus.CONFLICT)
				.header(HttpHeaders.CACHE_CONTROL, "no-store")
				.modelAttribute("against", typed.against())
				.modelAttribute("reason", typed.reason())
				.modelAttribute("errors", typed.errors())
				.modelAttribute("byCode", event.content().byCode().map((name) -> name.in(locale)).toList())
				.modelAttribute("copy", this.ids.get())
				.modelAttribute("idempotencyKey", UUID.randomUUID())
				.modelAttribute("step", step)
				.modelAttribute("action", path(event, session, step))
				.modelAttribute("id", event.id())
				.modelAttribute("title", event.content().title().in(locale))
				.modelAttribute("occurrence", when(event, session, locale))
				.modelAttribute("taken", concerned.stream().mapToInt(QuotaState::taken).sum())
				.modelAttribute("waiting", concerned.stream().mapToInt(QuotaState::waiting).sum())
				.build();
		});
	}

	private static List<QuotaState> concerned(Event event, @Nullable UUID session, Map<UUID, QuotaState> states) {
		return event.content()
			.sessions()
			.stream()
			.filter((one) -> session == null || one.id().equals(session))
			.flatMap((one) -> one.quotas().stream())
			.map((quota) -> states.getOrDefault(quota.id(), QuotaState.UNUSED))
			.toList();
	}

	private static String path(Event event, @Nullable UUID session, String step) {
		return (session == null) ? path(event.id(), step)
				: path(event.id(), "sessions/" + session + "/" + step.replace("-session", ""));
	}

	private static String path(UUID event, String step) {
		return "/manage/events/" + event + "/" + step;
	}

	private static String when(Event event, @Nullable UUID session, Locale locale) {
		return event.content()
			.sessions()
			.stream()
			.filter((one) -> one.id().equals(session))
			.map((one) -> SessionTime.of(one).when(locale))
			.findFirst()
			.orElse("");
	}

	/** What people will be told; empty if nothing was typed. */
	private static String reason(@Nullable String typed) {
		String reason = (typed != null) ? typed.strip().replace("\r\n", "\n") : "";
		new Checks().optionalText("reason", reason, LONGEST_REASON).done();
		return reason;
	}

	private static @Nullable String orNull(String reason) {
		return reason.isEmpty() ? null : reason;
	}

	private static Rendering see(Event event, String done) {
		return NextPage.to("/manage/events/" + event.id() + "?done=" + done);
	}

}
