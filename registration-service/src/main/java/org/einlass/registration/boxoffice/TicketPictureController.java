package org.einlass.registration.boxoffice;

import java.util.Locale;
import java.util.UUID;
import java.util.function.Function;

import org.einlass.registration.boxoffice.Access.Bearer;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.ticket.QrCode;
import org.einlass.registration.ticket.TicketCodes;
import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/** QR codes of valid tickets, for the page (by cookie) and the API (by key). */
@RestController
class TicketPictureController {

	private static final int PIXELS_OF_A_MODULE = 8;

	private final Access access;

	private final TicketCodes codes;

	private final MessageSource texts;

	TicketPictureController(Access access, TicketCodes codes, MessageSource texts) {
		this.access = access;
		this.codes = codes;
		this.texts = texts;
	}

	/** The QR code of a valid ticket. */
	@GetMapping({ "/registrations/{id}/tickets/{ticket}.svg", "/api/registrations/{id}/tickets/{ticket}.svg" })
	Mono<ResponseEntity<byte[]>> svg(@PathVariable UUID id, @PathVariable UUID ticket,
			@CookieValue(name = RegistrationPage.COOKIE, required = false) @Nullable String cookie,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person, Locale locale) {
		return picture(id, ticket, (key != null) ? key : cookie, person, MediaType.valueOf("image/svg+xml"),
				(shown) -> shown.picture()
					.svg(this.texts.getMessage("ticket.qr", new Object[] { shown.reference() }, locale)));
	}

	/** The QR code of a valid ticket. */
	@GetMapping({ "/registrations/{id}/tickets/{ticket}.png", "/api/registrations/{id}/tickets/{ticket}.png" })
	Mono<ResponseEntity<byte[]>> png(@PathVariable UUID id, @PathVariable UUID ticket,
			@CookieValue(name = RegistrationPage.COOKIE, required = false) @Nullable String cookie,
			@RequestHeader(name = "Einlass-Key", required = false) @Nullable String key,
			@AuthenticationPrincipal @Nullable Person person) {
		return picture(id, ticket, (key != null) ? key : cookie, person, MediaType.IMAGE_PNG,
				(shown) -> shown.picture().png(PIXELS_OF_A_MODULE));
	}

	private Mono<ResponseEntity<byte[]>> picture(UUID id, UUID ticket, @Nullable String key, @Nullable Person person,
			MediaType type, Function<Shown, byte[]> draw) {
		return this.access.to(id, Bearer.of(key, person))
			.flatMap((registration) -> shown(registration, ticket))
			.switchIfEmpty(Mono.error(() -> new Unknown().asError()))
			.map((shown) -> ResponseEntity.ok()
				.contentType(type)
				.header("Cache-Control", "no-store")
				.header("Content-Disposition",
						"inline; filename=\"" + shown.reference() + "." + type.getSubtype().replace("+xml", "") + "\"")
				.body(draw.apply(shown)));
	}

	private Mono<Shown> shown(Registration registration, UUID ticket) {
		Booking booking = registration.booking();
		return Mono
			.justOrEmpty(booking.tickets()
				.stream()
				.filter((one) -> one.id().equals(ticket) && one.state() == Ticket.State.VALID)
				.findFirst())
			.flatMap((one) -> this.codes.codeOf(one.id(), booking.event())
				.map((code) -> new Shown(booking.reference() + "-" + one.number(), QrCode.of(code))));
	}

	private record Shown(String reference, QrCode picture) {
	}

}
