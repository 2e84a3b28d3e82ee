package org.einlass.registration.door;

import java.time.Clock;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;

import com.github.f4b6a3.uuid.UuidCreator;
import org.einlass.registration.gate.Gates;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.reactive.result.view.Rendering;
import reactor.core.publisher.Mono;

/**
 * What a steward works with. Without script the form posts here and the next page shows
 * the outcome; with script the page asks {@link ScanController}.
 */
@Controller
class DoorPage {

	private final Doors doors;

	private final R2dbcOpenDoors open;

	private final DoorBook book;

	private final Clock clock;

	DoorPage(Doors doors, R2dbcOpenDoors open, DoorBook book, Clock clock) {
		this.doors = doors;
		this.open = open;
		this.book = book;
		this.clock = clock;
	}

	@GetMapping("/door")
	Mono<Rendering> choose(@AuthenticationPrincipal Person person, Locale locale) {
		return this.open.next(person.organisations(Role.STEWARD), this.clock.instant(), locale)
			.map((parts) -> Rendering.view("door/doors")
				.modelAttribute("parts", parts)
				.modelAttribute("none", parts.stream().allMatch((part) -> part.doors().isEmpty()))
				.build());
	}

	@GetMapping("/door/{session}")
	Mono<Rendering> door(@PathVariable UUID session, @RequestParam(required = false) @Nullable UUID scan,
			@AuthenticationPrincipal Person person, Locale locale) {
		return this.doors.of(session, person, Role.STEWARD)
			.flatMap((door) -> this.book.entries(door, scan, person.subject())
				.zipWith(this.open.inside(session),
						(entries, inside) -> Rendering.view("door/door")
							.modelAttribute("sign", DoorSign.of(door, locale))
							.modelAttribute("place", door)
							.modelAttribute("account", person.subject())
							.modelAttribute("inside", inside)
							.modelAttribute("limit", Optional.ofNullable(door.session().roomLimit()))
							.modelAttribute("full", door.fullWith(inside.intValue()))
							.modelAttribute("shown", DoorView.of(entries, door, locale))
							.modelAttribute("words", DoorView.words())
							.modelAttribute("supervisor", person.may(Role.SUPERVISOR, door.organisation()))
							.modelAttribute("gates", door.gates().listed())
							.modelAttribute("newScan", UuidCreator.getTimeOrderedEpoch())
							.build()));
	}

	@PostMapping("/door/{session}")
	Mono<Rendering> scan(@PathVariable UUID session, @ModelAttribute ScanForm form,
			@AuthenticationPrincipal Person person) {
		return this.doors.of(session, person, Role.STEWARD)
			.flatMap((door) -> this.book.scan(door, form.scan(door, person, this.clock.instant())))
			.map((scan) -> seeDoor(session, scan));
	}

	@PostMapping("/door/{session}/undo")
	Mono<Rendering> undo(@PathVariable UUID session, @ModelAttribute UndoForm form,
			@AuthenticationPrincipal Person person) {
		return this.doors.of(session, person, Role.SUPERVISOR)
			.flatMap((door) -> this.book.undo(door, form.required(), person.subject()))
			.then(Mono.fromSupplier(() -> seeDoor(session, form.required())));
	}

	private static Rendering seeDoor(UUID session, UUID scan) {
		return Rendering.redirectTo("/door/" + session + "?scan=" + scan).status(HttpStatus.SEE_OTHER).build();
	}

	record ScanForm(@Nullable UUID scan, @Nullable String code, @Nullable String gate, @Nullable String direction,
			@Nullable Boolean override) {

		Scan scan(Door door, Person person, Instant now) {
			boolean supervisor = person.may(Role.SUPERVISOR, door.organisation());
			new Checks().line("code", this.code, 4000).optionalLine("gate", Gates.text(this.gate), 80).done();
			return new Scan((this.scan != null) ? this.scan : UuidCreator.getTimeOrderedEpoch(),
					(this.code != null) ? this.code : "", "out".equals(this.direction) ? Direction.OUT : Direction.IN,
					now, false, supervisor && Boolean.TRUE.equals(this.override),
					new Scan.Place(door.gates().gate(this.gate), "", person.subject(), false));
		}

	}

	record UndoForm(@Nullable UUID scan) {

		UUID required() {
			new Checks().present("scan", this.scan).done();
			return java.util.Objects.requireNonNull(this.scan);
		}

	}

}
