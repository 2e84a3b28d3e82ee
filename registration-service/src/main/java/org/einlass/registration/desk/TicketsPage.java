package org.einlass.registration.desk;

import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.einlass.registration.boxoffice.Actor;
import org.einlass.registration.boxoffice.Errand;
import org.einlass.registration.boxoffice.RegistrationView;
import org.einlass.registration.boxoffice.Staff;
import org.einlass.registration.boxoffice.Views;
import org.einlass.registration.door.DoorSign;
import org.einlass.registration.door.Doors;
import org.einlass.registration.programme.Language;
import org.einlass.registration.ticket.QrCode;
import org.einlass.registration.ticket.TicketCodes;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.page.DoneNotice;
import org.springframework.context.MessageSource;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/** The tickets of one registration on paper, for those who have no e-mail or lost it. */
@Controller
class TicketsPage {

	private final Doors doors;

	private final Staff staff;

	private final Views views;

	private final TicketCodes codes;

	private final MessageSource texts;

	TicketsPage(Doors doors, Staff staff, Views views, TicketCodes codes, MessageSource texts) {
		this.doors = doors;
		this.staff = staff;
		this.views = views;
		this.codes = codes;
		this.texts = texts;
	}

	/** A valid ticket with the picture of its code, as a {@code data:} address. */
	record PrintView(RegistrationView.TicketView ticket, String picture) {
	}

	@GetMapping("/sessions/{session}/registrations/{registration}/tickets")
	Mono<Rendering> print(@PathVariable UUID session, @PathVariable UUID registration,
			@ModelAttribute("doneNotice") DoneNotice done, @AuthenticationPrincipal Person person, Locale locale) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> this.staff.print(new Errand(door.event().id(), registration, Actor.of(person), ""))
				.flatMap((found) -> this.views.page(found, Language.of(locale))
					.zipWith(this.codes.codesOf(found.booking().event(), found.booking().validTickets()),
							(view, codes) -> Rendering.view("desk/tickets")
								.header("Cache-Control", "no-store")
								.modelAttribute("sign", DoorSign.of(door, locale))
								.modelAttribute("noticeZone", door.session().zone())
								.modelAttribute("it", view)
								.modelAttribute("given", done.code().equals("given"))
								.modelAttribute("tickets", printed(view, codes, locale))
								.build())));
	}

	private List<PrintView> printed(RegistrationView view, Map<UUID, String> codes, Locale locale) {
		return view.tickets()
			.stream()
			.filter(RegistrationView.TicketView::valid)
			.map((ticket) -> new PrintView(ticket,
					picture(codes.getOrDefault(UUID.fromString(ticket.id()), ""), ticket.reference(), locale)))
			.toList();
	}

	private String picture(String code, String reference, Locale locale) {
		byte[] svg = QrCode.of(code).svg(this.texts.getMessage("ticket.qr", new Object[] { reference }, locale));
		return "data:image/svg+xml;base64," + Base64.getEncoder().encodeToString(svg);
	}

}
