package org.einlass.registration.attendance;

import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;

import com.github.f4b6a3.uuid.UuidCreator;
import org.einlass.registration.door.CheckIn;
import org.einlass.registration.door.DoorSign;
import org.einlass.registration.door.Doors;
import org.einlass.registration.door.Outcome;
import org.einlass.registration.programme.Language;
import org.einlass.registration.ticket.TicketReference;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.page.DoneNotice;
import org.einlass.starter.page.DoneNotices;
import org.einlass.starter.page.PageCookie;
import org.einlass.starter.problem.Checks;
import org.einlass.starter.problem.Invalid;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CookieValue;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.util.UriComponentsBuilder;
import reactor.core.publisher.Mono;

/** The organiser's list: find a name, tick it off, take it back. */
@Controller
class AttendeesPage {

	/** The cookie with the name that is looked for. */
	private static final String LOOKED_FOR = "einlass-search";

	private static final Duration KEPT = Duration.ofMinutes(10);

	private final Doors doors;

	private final R2dbcAttendees attendees;

	private final CheckIn checkIn;

	private final DoneNotices notices;

	private final PageCookie cookie;

	AttendeesPage(Doors doors, R2dbcAttendees attendees, CheckIn checkIn, DoneNotices notices,
			@Value("${einlass.public-url}") URI publicUrl) {
		this.doors = doors;
		this.attendees = attendees;
		this.checkIn = checkIn;
		this.notices = notices;
		this.cookie = PageCookie.of(LOOKED_FOR, publicUrl);
	}

	/** The form of the search, or an address of before: the name moves into a cookie. */
	@PostMapping("/sessions/{session}/registrations")
	Mono<Rendering> search(@PathVariable UUID session, @ModelAttribute Tick asked,
			@AuthenticationPrincipal Person person, ServerWebExchange exchange) {
		return this.doors.of(session, person, Role.SUPERVISOR).map((door) -> {
			String list = asked.list(session);
			exchange.getResponse()
				.addCookie(this.cookie.keep("/sessions/" + session + "/registrations", asked.text(), KEPT));
			return Rendering.redirectTo(list).status(HttpStatus.SEE_OTHER).build();
		});
	}

	@GetMapping(path = "/sessions/{session}/registrations", params = "q")
	Mono<Rendering> linked(@PathVariable UUID session, @ModelAttribute Tick asked,
			@AuthenticationPrincipal Person person, ServerWebExchange exchange) {
		return search(session, asked, person, exchange);
	}

	@GetMapping("/sessions/{session}/registrations")
	Mono<Rendering> list(@PathVariable UUID session, @CookieValue(name = LOOKED_FOR, defaultValue = "") String kept,
			@RequestParam(required = false) @Nullable String status,
			@RequestParam(required = false) @Nullable String cursor, @ModelAttribute("doneNotice") DoneNotice done,
			@AuthenticationPrincipal Person person, Locale locale) {
		Search search = Search.of(PageCookie.read(kept), status, cursor).keeping(done.about());
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> this.attendees.page(session, search, person.may(Role.ORGANISER, door.organisation()))
				.zipWhen((page) -> whom(session, page, done), (page, whom) -> Rendering.view("attendance/registrations")
					.modelAttribute("sign", DoorSign.of(door, locale))
					.modelAttribute("noticeZone", door.session().zone())
					.modelAttribute("page", page)
					.modelAttribute("lines", Line.of(page, Language.of(locale)))
					.modelAttribute("search", search)
					.modelAttribute("statuses",
							Stream.concat(Stream.of("absent", "inside", "left"), Search.STATUSES.stream()).toList())
					.modelAttribute("organiser", person.may(Role.ORGANISER, door.organisation()))
					.modelAttribute("codes", door.event().opensByCode())
					.modelAttribute("releases", door.event().signUp().releaseAfterMinutes() != null)
					.modelAttribute("done", known(done.code()))
					.modelAttribute("whom", whom)
					.modelAttribute("doneLine", page.line(done.about()))
					.build()));
	}

	/**
	 * The name on the ticket that was just ticked off, if the page does not show it: else
	 * its own line says what was done.
	 */
	private Mono<String> whom(UUID session, Attendees page, DoneNotice done) {
		return (done.about().isEmpty() || page.line(done.about()) >= 0) ? Mono.just("")
				: this.attendees.page(session, Search.of(done.about(), "", null), false)
					.map((found) -> found.items()
						.stream()
						.filter((one) -> one.ticketReference().equals(done.about()))
						.findFirst()
						.map((one) -> one.name() + " (" + one.ticketReference() + ")")
						.orElse(""));
	}

	/**
	 * What the page has words for; anything else in the address is not shown.
	 */
	private static String known(String done) {
		return Stream
			.concat(Stream.of("undone", "promoted", "freed"), Arrays.stream(Outcome.values()).map(Outcome::value))
			.filter((word) -> word.equals(done))
			.findFirst()
			.orElse("");
	}

	@PostMapping("/sessions/{session}/registrations/admit")
	Mono<Rendering> admit(@PathVariable UUID session, @ModelAttribute Tick tick, @AuthenticationPrincipal Person person,
			ServerWebExchange exchange) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> this.checkIn.admit(door, tick.scanId(), tick.reference(), tick.overrides(),
					person.subject()))
			.map((outcome) -> this.notices.back(exchange, tick.list(session), outcome.value(), tick.ticketOrNone()));
	}

	@PostMapping("/sessions/{session}/registrations/undo")
	Mono<Rendering> undo(@PathVariable UUID session, @ModelAttribute Tick tick, @AuthenticationPrincipal Person person,
			ServerWebExchange exchange) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> this.checkIn.undo(door, tick.scanId(), person.subject()))
			.then(Mono
				.fromSupplier(() -> this.notices.back(exchange, tick.list(session), "undone", tick.ticketOrNone())));
	}

	/** An attendee in one language, with an id for the tick that may follow. */
	record Line(Attendee attendee, String quota, UUID newScan) {

		static List<Line> of(Attendees page, Language language) {
			return page.items()
				.stream()
				.map((attendee) -> new Line(attendee, language.of(attendee.quota()), UuidCreator.getTimeOrderedEpoch()))
				.toList();
		}

	}

	/** One press on a button of the list, with the page of it to come back to. */
	record Tick(@Nullable UUID scan, @Nullable String ticket, @Nullable String q, @Nullable String status,
			@Nullable String cursor, @Nullable Boolean override) {

		/** What is looked for. */
		String text() {
			return Search.of(this.q, this.status, this.cursor).text();
		}

		boolean overrides() {
			return Boolean.TRUE.equals(this.override);
		}

		UUID scanId() {
			new Checks().present("scan", this.scan).done();
			return Objects.requireNonNull(this.scan);
		}

		TicketReference reference() {
			return TicketReference.parse((this.ticket != null) ? this.ticket : "")
				.orElseThrow(() -> Invalid.field("ticket", "malformed"));
		}

		/** The reference of the ticket, or empty if it is none. */
		String ticketOrNone() {
			return TicketReference.parse((this.ticket != null) ? this.ticket : "")
				.map(TicketReference::toString)
				.orElse("");
		}

		/** The address of the list, without the name that was looked for. */
		String list(UUID session) {
			Search search = Search.of(this.q, this.status, this.cursor);
			UriComponentsBuilder address = UriComponentsBuilder.fromPath("/sessions/{session}/registrations");
			address.queryParam("status", "{status}");
			if (search.cursor() != null) {
				address.queryParam("cursor", search.cursor());
			}
			return address.encode().buildAndExpand(session, search.status()).toUriString();
		}

	}

}
