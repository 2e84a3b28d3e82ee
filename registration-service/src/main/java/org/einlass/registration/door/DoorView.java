package org.einlass.registration.door;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.einlass.registration.gate.Gates;
import org.einlass.registration.programme.Language;
import org.einlass.starter.time.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * What the door page shows of scans, in one language: outcome, name and kind of the
 * ticket in hand, nothing else about the person.
 *
 * @param log the last scans, without names
 */
record DoorView(@Nullable Shown shown, List<Line> log) {

	/** What the page's script finds out by itself, besides the outcomes of scans. */
	private static final List<String> OF_THE_SCRIPT = List.of("checking", "slow", "retry", "unkept", "login",
			"forbidden", "failed", "no_camera", "undone", "not_undone", "keyboard", "clock");

	/**
	 * The scan that is looked at.
	 *
	 * @param detail whose ticket, and what for
	 * @param before when and where somebody came in before, or where the place is
	 * @param more how many others of the sign-up are awaited
	 * @param undoable whether it is an admission or a leaving that stands
	 * @param ticket the reference of the ticket in hand; may be empty
	 */
	record Shown(UUID scan, String outcome, String detail, String before, int more, boolean undone, boolean undoable,
			String gate, boolean out, String ticket) {
	}

	/** One line of the log. */
	record Line(String time, String outcome, boolean undone, String gate) {
	}

	/** All that the script may have to say: the page brings the words for it. */
	static List<String> words() {
		return Stream.concat(Stream.of(Outcome.values()).map(Outcome::value), OF_THE_SCRIPT.stream()).toList();
	}

	static DoorView of(DoorBook.Entries entries, Door door, Locale locale) {
		ZoneId zone = door.session().zone();
		return new DoorView(entries.open().map((open) -> shown(open, zone, Language.of(locale))).orElse(null),
				entries.last()
					.stream()
					.map((scan) -> new Line(clock(scan.countsAt(), zone), scan.outcome().value(),
							scan.undoneAt() != null, Gates.inWords(scan.place().gate(), Language.of(locale))))
					.toList());
	}

	private static Shown shown(DoorBook.Answered open, ZoneId zone, Language language) {
		KeptScan scan = open.scan();
		Scanned answer = open.answer();
		Scanned.Holder holder = answer.ticket();
		boolean undone = scan.undoneAt() != null;
		return new Shown(scan.id(), scan.outcome().value(),
				(holder != null) ? joined(holder.name(), language.of(holder.quota())) : "",
				before(answer, zone, language), (answer.more() != null) ? answer.more() : 0, undone,
				scan.undoable() && !undone, scan.place().gate(), scan.direction() == Direction.OUT,
				(open.ticket() != null) ? open.ticket().toString() : "");
	}

	private static String before(Scanned answer, ZoneId zone, Language language) {
		if (answer.first() != null) {
			return joined(clock(answer.first().at(), zone), Gates.inWords(answer.first().gate(), language),
					answer.first().device());
		}
		if (answer.session() != null) {
			return joined(language.of(answer.session().title()), answer.session().room(),
					TimeText.moment(answer.session().start(), zone, language.locale()));
		}
		return (answer.opensAt() != null) ? TimeText.moment(answer.opensAt(), zone, language.locale()) : "";
	}

	private static String clock(Instant at, ZoneId zone) {
		return DoorSign.clock(at.atZone(zone));
	}

	private static String joined(@Nullable String... parts) {
		return Stream.of(parts)
			.filter(Objects::nonNull)
			.filter((part) -> !part.isBlank())
			.collect(Collectors.joining(" · "));
	}

}
