package org.einlass.registration.recipient;

import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
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

	/** What a mail is for decides what it is given: no more than it shows. */
	enum Purpose {

		confirm(false, false), ticket(true, true), reminder(true, true), cancelled(false, true), links(false, true),
		waiting(false, true), offer(false, true), offer_expired(false, true), session_cancelled(false, true);

		private final boolean tickets;

		private final boolean key;

		Purpose(boolean tickets, boolean key) {
			this.tickets = tickets;
			this.key = key;
		}

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
	 * @param code confirms the address; only to confirm it
	 * @param tickets only with tickets and reminders
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
	record Links(@Nullable String manage, @Nullable String confirm, @Nullable String unsubscribe) {
	}

	/** One entry for each place that is still taken; its ticket may have several. */
	record TicketInMail(UUID id, String name, @Nullable String code, UUID quota, UUID session, String reference,
			String state) {

		static List<TicketInMail> of(Booking booking, Map<UUID, String> codes) {
			return booking.tickets()
				.stream()
				.flatMap((ticket) -> ticket.places()
					.stream()
					.filter(Place::taken)
					.map((place) -> of(booking, ticket, place, codes)))
				.toList();
		}

		private static TicketInMail of(Booking booking, Ticket ticket, Place place, Map<UUID, String> codes) {
			return new TicketInMail(ticket.id(), booking.addressProven() ? ticket.name() : "", codes.get(ticket.id()),
					place.quota(), place.session(), booking.reference() + "-" + ticket.number(),
					ticket.state().name().toLowerCase(Locale.ROOT));
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
			.concatMap((item) -> beyond.contains(id(item)) ? Mono.just(Recipient.tooMany(id(item)))
					: recipient(known.get(id(item)), item))
			.collectList();
	}

	private static UUID id(Item item) {
		return Objects.requireNonNull(item.registration());
	}

	private Mono<Recipient> recipient(@Nullable Registration registration, Item item) {
		if (registration == null || registration.booking().contact().email() == null) {
			return Mono.just(Recipient.gone(id(item)));
		}
		Purpose purpose = Objects.requireNonNull(item.purpose());
		return tickets(registration.booking(), purpose).map(Optional::of)
			.defaultIfEmpty(Optional.empty())
			.zipWith(whenConfirmed(registration, purpose).map(Optional::of).defaultIfEmpty(Optional.empty()))
			.map((parts) -> recipient(registration, purpose, parts.getT1().orElse(null), parts.getT2().orElse(null)));
	}

	private Mono<List<TicketInMail>> tickets(Booking booking, Purpose purpose) {
		return purpose.tickets ? this.codes.codesOf(booking.event(), booking.validTickets())
			.map((codes) -> TicketInMail.of(booking, codes)) : Mono.empty();
	}

	/** For guests who have yet to confirm and hold nothing, else empty. */
	private Mono<String> whenConfirmed(Registration registration, Purpose purpose) {
		return (purpose == Purpose.confirm && registration instanceof Registration.Waitlisted waiting
				&& waiting.confirmBy() != null)
						? this.events.event(waiting.booking().event())
							.map((event) -> waiting.booking().open(event) ? "places" : "line")
						: Mono.empty();
	}

	private Recipient recipient(Registration registration, Purpose purpose, @Nullable List<TicketInMail> tickets,
			@Nullable String whenConfirmed) {
		Booking booking = registration.booking();
		Contact contact = booking.contact();
		boolean confirms = registration instanceof Registration.Held
				|| registration instanceof Registration.Waitlisted waiting && waiting.confirmBy() != null;
		String code = (purpose == Purpose.confirm && confirms)
				? this.keys.confirmationCode(booking.id(), booking.secrets().codeVersion()) : null;
		return new Recipient(booking.id(), contact.email(), booking.addressProven() ? contact.name() : "",
				contact.language().value(), booking.reference(), links(booking, purpose, code), code, tickets,
				whenConfirmed, null, null);
	}

	private Links links(Booking booking, Purpose purpose, @Nullable String code) {
		String page = this.publicUrl + "/registrations/" + booking.id();
		int version = booking.secrets().keyVersion();
		return new Links(purpose.key ? page + "?key=" + this.keys.manageKey(booking.id(), version) : null,
				(code != null) ? page + "/confirm?code=" + code : null,
				(purpose == Purpose.reminder) ? this.publicUrl + "/mails/unsubscribe?registration=" + booking.id()
						+ "&key=" + this.keys.unsubscribeKey(booking.id(), version) : null);
	}

}
