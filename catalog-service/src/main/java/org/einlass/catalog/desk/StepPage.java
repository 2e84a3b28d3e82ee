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
import org.einlass.catalog.wording.SessionTime;
import org.einlass.starter.identity.Person;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
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

	StepPage(OwnEvents ownEvents, Events events, EventDesk desk, FilledEditorPage editor, Supplier<UUID> ids) {
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
			case "cancel" -> this.desk.cancel(person, id, orNull(reason(form.getFirst("reason"))))
				.map((event) -> see(event, "cancelled"));
			case "undo-cancel" -> this.desk.undoCancel(person, id).map((event) -> see(event, "restored"));
			case "withdraw" -> this.desk.withdraw(person, id).map((event) -> see(event, "withdrawn"));
			case "copy" -> copy(person, id, String.valueOf(form.getFirst("copy")));
			case "delete" -> this.desk.delete(person, id).thenReturn(NextPage.to("/manage?done=deleted"));
			default -> Mono.error(new UnknownEvent());
		});
	}

	/** What is missing is said in the editor, where it can be added. */
	private Mono<Rendering> publish(Person person, UUID id, boolean anyway, Locale locale) {
		return this.desk.publish(person, id, anyway)
			.map((event) -> see(event, "published"))
			.onErrorResume(NoWayIn.class,
					(none) -> this.ownEvents.find(person, id)
						.flatMap((event) -> page(event, null, "publish", locale, none.why().code())))
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
			@PathVariable UUID session, ServerWebExchange exchange) {
		return exchange.getFormData()
			.map((form) -> reason(form.getFirst("reason")))
			.flatMap((reason) -> this.desk.cancelSession(person, id, session, orNull(reason)))
			.map((event) -> see(event, "session-cancelled"));
	}

	@PostMapping("/manage/events/{id}/sessions/{session}/undo-cancel")
	Mono<Rendering> undoCancelSession(@AuthenticationPrincipal Person person, @PathVariable UUID id,
			@PathVariable UUID session) {
		return this.desk.undoCancelSession(person, id, session).map((event) -> see(event, "session-restored"));
	}

	private Mono<Rendering> page(Event event, @Nullable UUID session, String step, Locale locale) {
		return page(event, session, step, locale, "");
	}

	/** With what speaks against it, to be asked once. */
	private Mono<Rendering> page(Event event, @Nullable UUID session, String step, Locale locale, String against) {
		return this.events.quotaStates(List.of(event.id())).map((states) -> {
			List<QuotaState> concerned = concerned(event, session, states);
			return Rendering.view("desk/step")
				.status(against.isEmpty() ? HttpStatus.OK : HttpStatus.CONFLICT)
				.header(HttpHeaders.CACHE_CONTROL, "no-store")
				.modelAttribute("against", against)
				.modelAttribute("byCode", event.content().byCode().map((name) -> name.in(locale)).toList())
				.modelAttribute("copy", this.ids.get())
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
		String path = "/manage/events/" + event.id();
		return (session != null) ? path + "/sessions/" + session + "/" + step.replace("-session", "")
				: path + "/" + step;
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
