package org.einlass.registration.recipient;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.einlass.registration.boxoffice.Booking;
import org.einlass.registration.boxoffice.Contact;
import org.einlass.registration.boxoffice.Place;
import org.einlass.registration.boxoffice.Registration;
import org.einlass.registration.boxoffice.Registrations;
import org.einlass.registration.boxoffice.Ticket;
import org.einlass.registration.link.LinkKeys;
import org.einlass.registration.programme.RecentEvents;
import org.einlass.registration.ticket.TicketCodes;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** For the mailer only (realm role {@code mailer}); the gateway does not route it. */
@RestController
class RecipientController {

	private final Registrations registrations;

	private final R2dbcUnprovenAddresses unproven;

	private final RecentEvents events;

	private final TicketCodes codes;

	private final LinkKeys keys;

	private final String publicUrl;

	RecipientController(Registrations registrations, R2dbcUnprovenAddresses unproven, RecentEvents events,
			TicketCodes codes, LinkKeys keys, @Value("${einlass.public-url}") URI publicUrl) {
		this.registrations = registrations;
		this.unproven = unproven;
		this.events = events;
		this.codes = codes;
		this.keys = keys;
		this.publicUrl = publicUrl.toString().replaceAll("/$", "");
	}

	enum Purpose {

		confirm, ticket, cancelled, reminder, links, waiting, offer, offer_expired, session_cancelled

	}

	record RecipientsRequest(@Nullable List<@Nullable Item> items) {

		List<Item> checked() {
			List<@Nullable Item> given = (this.items != null) ? this.items : List.of();
			Checks checks = new Checks().size("items", given, 1, 500);
			for (int i = 0; i < given.size(); i++) {
				Item item = given.get(i);
				checks.present("items[" + i + "].registration", (item != null) ? item.registration() : null)
					.present("items[" + i + "].purpose", (item != null) ? item.purpose() : null);
			}
			checks.done();
			return given.stream().map(Objects::requireNonNull).toList();
		}

	}

	record Item(@Nullable UUID registration, @Nullable Purpose purpose) {
	}

	record RecipientsResponse(List<Recipient> items) {
	}

	/**
	 * Either everything that a mail needs, or {@code gone}: also without an address.
	 * Names are empty until the address is proven: no stranger gets to write to it.
	 *
	 * @param whenConfirmed what confirming brings: {@code places}, or the {@code line}
	 * @param tooMany the address, which is not proven, gets no more mails today
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Recipient(UUID registration, @Nullable String email, @Nullable String name, @Nullable String language,
			@Nullable String reference, @Nullable Links links, @Nullable String code,
			@Nullable List<TicketInMail> tickets, @Nullable String whenConfirmed, @Nullable Boolean gone,
			@Nullable Boolean tooMany) {

		static Recipient gone(UUID registration) {
			return new Recipient(registration, null, null, null, null, null, null, null, null, true, null);
		}

		static Recipient tooMany(UUID registration) {
			return new Recipient(registration, null, null, null, null, null, null, null, null, null, true);
		}

	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record Links(String manage, @Nullable String confirm, String unsubscribe) {
	}

	/** One entry for each place that is still taken; its ticket may have several. */
	record TicketInMail(UUID id, String name, @Nullable String code, UUID quota, UUID session, String reference,
			String state) {

		static TicketInMail of(Booking booking, Ticket ticket, String name, Place place, Map<UUID, String> codes) {
			return new TicketInMail(ticket.id(), name, codes.get(ticket.id()), place.quota(), place.session(),
					booking.reference() + "-" + ticket.number(), ticket.state().name().toLowerCase(Locale.ROOT));
		}

	}

	@PostMapping("/internal/recipients")
	Mono<RecipientsResponse> recipients(@RequestBody RecipientsRequest request) {
		List<Item> items = request.checked();
		return this.registrations.findAll(items.stream().map((item) -> id(item)).collect(Collectors.toSet()))
			.flatMap((found) -> this.unproven.beyond(found).flatMap((beyond) -> recipients(items, found, beyond)))
			.map(RecipientsResponse::new);
	}

	private Mono<List<Recipient>> recipients(List<Item> items, List<Registration> found, Set<UUID> beyond) {
		Map<UUID, Registration> known = found.stream().collect(Collectors.toMap(Registration::id, (one) -> one));
		return Flux.fromIterable(items)
			.map((item) -> id(item))
			.concatMap((id) -> beyond.contains(id) ? Mono.just(Recipient.tooMany(id)) : recipient(known.get(id), id))
			.collectList();
	}

	private static UUID id(Item item) {
		return Objects.requireNonNull(item.registration());
	}

	private Mono<Recipient> recipient(@Nullable Registration registration, UUID id) {
		if (registration == null || registration.booking().contact().email() == null) {
			return Mono.just(Recipient.gone(id));
		}
		Booking booking = registration.booking();
		return this.codes.codesOf(booking.event(), booking.validTickets())
			.flatMap((codes) -> whenConfirmed(registration)
				.map((brings) -> recipient(registration, booking.contact(), codes, brings))
				.switchIfEmpty(Mono.fromSupplier(() -> recipient(registration, booking.contact(), codes, null))));
	}

	/** For guests who have yet to confirm and hold nothing, else empty. */
	private Mono<String> whenConfirmed(Registration registration) {
		return (registration instanceof Registration.Waitlisted waiting && waiting.confirmBy() != null)
				? this.events.event(waiting.booking().event())
					.map((event) -> waiting.booking().open(event) ? "places" : "line")
				: Mono.empty();
	}

	private Recipient recipient(Registration registration, Contact contact, Map<UUID, String> codes,
			@Nullable String whenConfirmed) {
		Booking booking = registration.booking();
		boolean confirms = registration instanceof Registration.Held
				|| registration instanceof Registration.Waitlisted waiting && waiting.confirmBy() != null;
		String code = confirms ? this.keys.confirmationCode(booking.id(), booking.secrets().codeVersion()) : null;
		boolean proven = booking.addressProven();
		List<TicketInMail> tickets = booking.tickets()
			.stream()
			.flatMap((ticket) -> ticket.places()
				.stream()
				.filter(Place::taken)
				.map((place) -> TicketInMail.of(booking, ticket, proven ? ticket.name() : "", place, codes)))
			.toList();
		return new Recipient(booking.id(), contact.email(), proven ? contact.name() : "", contact.language().value(),
				booking.reference(), links(booking, code), code, tickets, whenConfirmed, null, null);
	}

	private Links links(Booking booking, @Nullable String code) {
		String page = this.publicUrl + "/registrations/" + booking.id();
		int version = booking.secrets().keyVersion();
		return new Links(page + "?key=" + this.keys.manageKey(booking.id(), version),
				(code != null) ? page + "/confirm?code=" + code : null,
				this.publicUrl + "/mails/unsubscribe?registration=" + booking.id() + "&key="
						+ this.keys.unsubscribeKey(booking.id(), version));
	}

}
