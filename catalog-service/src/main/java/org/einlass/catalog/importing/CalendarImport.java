package org.einlass.catalog.importing;

import org.einlass.catalog.importing.TakeOver.Target;
import org.einlass.catalog.importing.limit.ImportTurns;
import org.einlass.catalog.organisation.Organisations;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.einlass.starter.problem.Invalid;
import reactor.core.publisher.Mono;

import org.springframework.stereotype.Component;

/**
 * Takes a calendar into the programme. The id of an entry is its key in the organisation,
 * so the same file twice changes nothing. A preview does the same and takes it back.
 */
@Component
class CalendarImport {

	static final String SOURCE = "text/calendar";

	private final Organisations organisations;

	private final ImportTurns turns;

	private final CalendarReading reading;

	private final TakeOver takeOver;

	CalendarImport(Organisations organisations, ImportTurns turns, CalendarReading reading, TakeOver takeOver) {
		this.organisations = organisations;
		this.turns = turns;
		this.reading = reading;
		this.takeOver = takeOver;
	}

	/**
	 * Reads the file and takes its entries over, or only reports what that would do. The
	 * file is received when it is the organisation's turn, not before.
	 */
	Mono<ImportReport> run(Person by, String organisation, Mono<byte[]> file, boolean preview) {
		by.require(Role.ORGANISER, organisation);
		return this.organisations.find(organisation)
			.switchIfEmpty(Mono.error(() -> Invalid.field("organisation", "unknown-id")))
			.then(this.turns.alone(organisation, this.reading.read(file)
				.flatMap((calendar) -> this.takeOver.all(new Target(by, organisation, preview), calendar))));
	}

}
