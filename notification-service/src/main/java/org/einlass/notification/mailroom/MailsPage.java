package org.einlass.notification.mailroom;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.notification.programme.Event;
import org.einlass.starter.identity.Person;
import org.einlass.starter.time.TimeText;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The organiser's page of mails: what was sent, what waits, what failed. */
@Controller
@RequestMapping("/mails")
class MailsPage {

	private static final ZoneId ZONE = ZoneId.of("Europe/Berlin");

	private final MailDesk desk;

	MailsPage(MailDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	Mono<Rendering> events(@AuthenticationPrincipal Person person, Locale locale) {
		return this.desk.events(person)
			.map((events) -> Rendering.view("mails/events")
				.modelAttribute("events", events.stream().map((mails) -> EventLine.of(mails, locale)).toList())
				.build());
	}

	@GetMapping(params = "event")
	Mono<Rendering> list(@AuthenticationPrincipal Person person, @RequestParam UUID event,
			@RequestParam @Nullable String status, @RequestParam @Nullable UUID cursor, Locale locale) {
		return this.desk.page(person, event, MailState.wished(status), cursor)
			.map((page) -> Rendering.view("mails/list")
				.modelAttribute("event", EventLine.of(new MailDesk.EventMails(page.event(), page.counts()), locale))
				.modelAttribute("mails", page.entries().stream().map((mail) -> MailLine.of(mail, locale)).toList())
				.modelAttribute("status", (status != null) ? status : "")
				.modelAttribute("next", (page.next() != null) ? page.next().toString() : "")
				.build());
	}

	@PostMapping("/{id}/retry")
	Mono<ResponseEntity<Void>> retry(@AuthenticationPrincipal Person person, @PathVariable UUID id) {
		return this.desk.retry(person, id)
			.map((mail) -> ResponseEntity.status(HttpStatus.SEE_OTHER).location(list(mail)).build());
	}

	private static URI list(MailEntry mail) {
		return UriComponentsBuilder.fromPath("/mails")
			.queryParam("event", mail.event())
			.queryParam("done", "retried")
			.fragment("done")
			.build()
			.toUri();
	}

	/**
	 * An event with the number of its mails in each state, in the order of the states.
	 */
	record EventLine(UUID id, String title, String organisation, List<Count> counts, long total) {

		static EventLine of(MailDesk.EventMails mails, Locale locale) {
			List<Count> counts = Stream.of(MailState.values())
				.map((state) -> new Count(state.value(), mails.counts().getOrDefault(state, 0L)))
				.toList();
			return new EventLine(mails.event().id(), Event.text(mails.event().title(), locale),
					mails.event().organisationName(), counts, counts.stream().mapToLong(Count::mails).sum());
		}

	}

	record Count(String state, long mails) {
	}

	record MailLine(UUID id, UUID registration, String kind, String state, String time, String instant, int attempts,
			@Nullable String reason, boolean retry) {

		static MailLine of(MailEntry mail, Locale locale) {
			Instant at = (mail.endedAt() != null) ? mail.endedAt() : mail.dueAt();
			String time = TimeText.moment(at, ZONE, locale);
			return new MailLine(mail.id(), mail.registration(), mail.kind().value(), mail.state().value(), time,
					at.toString(), mail.attempts(), mail.reason(), mail.state() == MailState.FAILED);
		}

	}

}
