package org.einlass.registration.door;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import com.fasterxml.jackson.annotation.JsonInclude;
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
	 * answer.
	 */
	@PostMapping("/api/sessions/{session}/scans")
	Mono<ScanResults> scan(@PathVariable UUID session, @RequestBody ScanRequest request,
			@AuthenticationPrincipal Person person) {
		return this.doors.of(session, person, Role.STEWARD)
			.flatMap((door) -> this.entrance.scan(door, request.scans(person)))
			.map(ScanResults::new);
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

	record ScanRequest(@Nullable String device, @Nullable String gate, @Nullable List<@Nullable ScanInput> scans) {

		/** The scans, or every field that is wrong. */
		List<Scan> scans(Person person) {
			Checks checks = new Checks().optionalLine("device", this.device, 80)
				.optionalLine("gate", this.gate, 80)
				.size("scans", this.scans, 1, 500);
			List<@Nullable ScanInput> inputs = (this.scans != null) ? this.scans : List.of();
			for (int i = 0; i < inputs.size(); i++) {
				ScanInput.check(checks, "scans[" + i + "]", inputs.get(i));
			}
			checks.done();
			Scan.Place place = new Scan.Place(text(this.gate), text(this.device), person.subject(), false);
			return inputs.stream().map((input) -> ScanInput.scan(input, place)).toList();
		}

		private static String text(@Nullable String text) {
			return (text != null) ? text.strip() : "";
		}

	}

	record ScanInput(@Nullable UUID id, @Nullable String code, @Nullable Direction direction,
			@Nullable Instant scannedAt, @Nullable Boolean offline) {

		/**
		 * A QR code holds at most 7089 characters, so any that was read is short enough.
		 */
		private static final int LONGEST_CODE = 16_000;

		/** What a clock may show: a database holds less than an {@link Instant} can. */
		private static final Instant EARLIEST = Instant.parse("2000-01-01T00:00:00Z");

		private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

		static void check(Checks checks, String path, @Nullable ScanInput input) {
			checks.present(path, input);
			if (input != null) {
				checks.present(path + ".id", input.id)
					.present(path + ".code", input.code)
					.that(input.code == null || input.code.length() <= LONGEST_CODE, path + ".code", "too-long",
							LONGEST_CODE)
					.present(path + ".scannedAt", input.scannedAt)
					.that(input.scannedAt == null || plausible(input.scannedAt), path + ".scannedAt", "date");
			}
		}

		private static boolean plausible(Instant time) {
			return !time.isBefore(EARLIEST) && time.isBefore(LATEST);
		}

		@SuppressWarnings("NullAway") // checked before
		static Scan scan(@Nullable ScanInput input, Scan.Place place) {
			return new Scan(input.id, input.code, (input.direction != null) ? input.direction : Direction.IN,
					input.scannedAt, Boolean.TRUE.equals(input.offline), place);
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
