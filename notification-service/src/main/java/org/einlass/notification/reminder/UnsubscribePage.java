package org.einlass.notification.reminder;

import java.util.Objects;
import java.util.UUID;

import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/**
 * The page behind the link in a reminder. Only its button acts, since mail scanners
 * follow links; afterwards the key is out of the address.
 */
@Controller
@RequestMapping("/mails/unsubscribe")
class UnsubscribePage {

	private final ReminderDesk desk;

	UnsubscribePage(ReminderDesk desk) {
		this.desk = desk;
	}

	@GetMapping
	Rendering ask(@RequestParam UUID registration, @RequestParam String key) {
		return Rendering.view("reminders/unsubscribe")
			.header("Cache-Control", "no-store")
			.modelAttribute("registration", registration)
			.modelAttribute("key", key)
			.build();
	}

	@PostMapping
	Mono<Rendering> unsubscribe(@ModelAttribute Link link) {
		new Checks().present("registration", link.registration()).present("key", link.key()).done();
		return this.desk.unsubscribe(Objects.requireNonNull(link.registration()), Objects.requireNonNull(link.key()))
			.thenReturn(Rendering.redirectTo("/mails/unsubscribe?done").status(HttpStatus.SEE_OTHER).build());
	}

	@GetMapping(params = "done")
	Rendering done() {
		return Rendering.view("reminders/unsubscribed").build();
	}

	/** The hidden fields of the form. */
	record Link(@Nullable UUID registration, @Nullable String key) {

		@Override
		public String toString() {
			return "Link[" + this.registration + "]";
		}

	}

}
