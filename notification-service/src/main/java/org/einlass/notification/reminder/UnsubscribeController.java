package org.einlass.notification.reminder;

import java.util.UUID;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/**
 * The address in the header {@code List-Unsubscribe} of reminders. Mail programs post to
 * it without asking any further (RFC 8058); those that only know RFC 2369 open it.
 */
@RestController
@RequestMapping("/api/mails/unsubscribe")
class UnsubscribeController {

	private final ReminderDesk desk;

	UnsubscribeController(ReminderDesk desk) {
		this.desk = desk;
	}

	/**
	 * Stops reminders. What the body says ({@code List-Unsubscribe=One-Click}) is nothing
	 * new.
	 */
	@PostMapping
	Mono<Void> unsubscribe(@RequestParam UUID registration, @RequestParam String key) {
		return this.desk.unsubscribe(registration, key);
	}

	/** Leads to the page that asks; never acts. */
	@GetMapping
	@ResponseStatus(HttpStatus.SEE_OTHER)
	ResponseEntity<Void> open(@RequestParam UUID registration, @RequestParam String key) {
		return ResponseEntity.status(HttpStatus.SEE_OTHER)
			.location(UriComponentsBuilder.fromPath("/mails/unsubscribe")
				.queryParam("registration", registration)
				.queryParam("key", "{key}")
				.build(key))
			.build();
	}

}
