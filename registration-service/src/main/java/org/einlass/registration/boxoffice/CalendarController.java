package org.einlass.registration.boxoffice;

import java.net.URI;
import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Programme;
import org.einlass.registration.programme.Session;
import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * The calendar file of a registration, for the API and for the page, whose cookie goes to
 * paths under its own only.
 */
@RestController
class CalendarController {

	private final Access access;

	private final Programme programme;

	private final Clock clock;

	private final String publicUrl;

	CalendarController(Access access, Programme programme, Clock clock, @Value("${einlass.public-url}") URI publicUrl) {
		this.access = access;
		this.programme = programme;
		this.clock = clock;
		this.publicUrl = publicUrl.toString().replaceAll("/$", "");
	}

	@GetMapping({ "/registrations/{id}/calendar.ics", "/api/registrations/{id}.ics" })
	Mono<ResponseEntity<byte[]>> ics(@PathVariable UUID id,
			@CookieValue(name = RegistrationPage.COOKIE, required = false) @Nullable String cookie,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person) {
		return this.access.to(id, Bearer.of((key != null) ? key : cookie, person))
			.flatMap((registration) -> this.programme.event(registration.booking().event())
				.flatMap((event) -> Mono.justOrEmpty(file(registration, event))))
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()));
	}

	/** Without a place for sure there is nothing to put into a calendar. */
	private @Nullable ResponseEntity<byte[]> file(Registration registration, Event event) {
		List<Session> sessions = Ical4jCalendar.sessions(registration, event);
		if (sessions.isEmpty()) {
			return null;
		}
		Booking booking = registration.booking();
		return ResponseEntity.ok()
			.contentType(MediaType.parseMediaType("text/calendar;charset=UTF-8"))
			.header("Cache-Control", "no-store")
			.header("Content-Disposition", "attachment; filename=\"" + booking.reference() + ".ics\"")
			.body(new Ical4jCalendar(event, booking.language(), this.publicUrl, this.clock.instant()).of(booking.id(),
					sessions));
	}

}
