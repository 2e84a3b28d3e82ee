package org.einlass.registration.door;

import java.time.Instant;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Stream;

import com.fasterxml.jackson.annotation.JsonInclude;
import org.einlass.registration.gate.Gates;
import org.einlass.registration.programme.Language;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import reactor.core.publisher.Mono;

/**
 * Scans by HTTP. The status says whether the call worked; the outcome says whether to
 * admit.
 */
@RestController
class ScanController {

	private final Doors doors;

	private final Entrance entrance;

	private final Undoing undoing;

	ScanController(Doors doors, Entrance entrance, Undoing undoing) {
		this.doors = doors;
		this.entrance = entrance;
		this.undoing = undoing;
	}

	/**
	 * Takes 1 to 500 scans; each has its own outcome. The same scan twice gets the same
	 * answer. A scan that cannot be read is {@code invalid}, one whose id was used for
	 * another is {@code id_reused}; the others are decided all the same.
	 */
	@PostMapping("/api/sessions/{session}/scans")
	Mono<ScanResults> scan(@PathVariable UUID session, @RequestBody ScanRequest request,
			@AuthenticationPrincipal Person person, Locale locale) {
		return this.doors.of(session, person, Role.STEWARD).flatMap((door) -> {
			request.check();
			boolean supervisor = person.may(Role.SUPERVISOR, door.organisation());
			return this.entrance.scan(door, request.scans(door, person, supervisor))
				.map((answers) -> request.results(answers, supervisor, Language.of(locale)));
		});
	}

	/** Takes a scan back; it is kept as undone. */
	@PostMapping("/api/scans/{scan}/undo")
	Mono<UndoneScan> undo(@PathVariable UUID scan, @AuthenticationPrincipal Person person) {
		return this.undoing.sessionOf(scan)
			.switchIfEmpty(Mono.error(() -> new DoorRefused.Unknown().asError()))
			.flatMap((session) -> this.doors.of(session, person, Role.SUPERVISOR))
			.flatMap((door) -> this.undoing.undo(door, scan, person.subject()))
			.map(UndoneScan::of);
	}

	/**
	 * What a device scanned.
	 *
	 * @param device how it calls itself; kept empty if it has a code in it
	 * @param gate one of the event's gates, or any where the event has no list; kept
	 * empty if it is none of them, or has a code in it
	 */
	record ScanRequest(@Nullable String device, @Nullable String gate, @Nullable List<@Nullable ScanInput> scans) {

		/**
		 * Names every field of the call itself that is wrong; scans answer for
		 * themselves.
		 */
		void check() {
			new Checks().optionalLine("device", Gates.text(this.device), 80)
				.optionalLine("gate", Gates.text(this.gate), 80)
				.size("scans", this.scans, 1, 500)
				.done();
		}

		/** The scans that can be read. */
		List<Scan> scans(Door door, Person person, boolean supervisor) {
			Scan.Place place = new Scan.Place(door.gates().gate(this.gate), Gates.text(this.device), person.subject(),
					false);
			return inputs().filter(ScanInput::readable).map((input) -> input.scan(place, supervisor)).toList();
		}

		/** The answers to all of them, in their order. */
		ScanResults results(List<Scanned> answers, boolean supervisor, Language language) {
			Iterator<Scanned> decided = answers.iterator();
			return new ScanResults(inputs().map((input) -> input.readable() ? decided.next() : input.invalid())
				.map((answer) -> answer.shownTo(supervisor, language))
				.toList());
		}

		private Stream<ScanInput> inputs() {
			List<@Nullable ScanInput> given = (this.scans != null) ? this.scans : List.of();
			return given.stream().map((input) -> (input != null) ? input : ScanInput.MISSING);
		}

	}

	record ScanResults(List<Scanned> results) {
	}

	@JsonInclude(JsonInclude.Include.NON_NULL)
	record UndoneScan(UUID id, Outcome outcome, @Nullable Instant undoneAt) {

		static UndoneScan of(KeptScan scan) {
			return new UndoneScan(scan.id(), scan.outcome(), scan.undoneAt());
		}

	}

}
