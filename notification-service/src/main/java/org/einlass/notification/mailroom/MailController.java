package org.einlass.notification.mailroom;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;

import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** Mails for scripts: the list of an event, and another attempt. */
@RestController
@RequestMapping("/api/mails")
class MailController {

	private final MailDesk desk;

	MailController(MailDesk desk) {
		this.desk = desk;
	}

	/** The mails of an event, newest first. */
	@GetMapping
	Mono<ListResponse> list(@AuthenticationPrincipal Person person, @RequestParam UUID event,
			@RequestParam @Nullable String status, @RequestParam @Nullable UUID cursor) {
		return this.desk.page(person, event, MailState.wished(status), cursor).map(ListResponse::of);
	}

	/** Tries a failed mail again. */
	@PostMapping("/{id}/retry")
	Mono<MailResponse> retry(@AuthenticationPrincipal Person person, @PathVariable UUID id) {
		return this.desk.retry(person, id).map(MailResponse::of);
	}

	record ListResponse(List<MailResponse> items, @Nullable UUID next) {

		static ListResponse of(MailDesk.Page page) {
			return new ListResponse(page.entries().stream().map(MailResponse::of).toList(), page.next());
		}

	}

	record MailResponse(UUID id, UUID registration, UUID event, String kind, @Nullable LocalDate day, String status,
			Instant askedAt, Instant dueAt, @Nullable Instant endedAt, int attempts, @Nullable String reason) {

		static MailResponse of(MailEntry mail) {
			return new MailResponse(mail.id(), mail.registration(), mail.event(), mail.kind().value(), mail.day(),
					mail.state().value(), mail.askedAt(), mail.dueAt(), mail.endedAt(), mail.attempts(), mail.reason());
		}

	}

}
