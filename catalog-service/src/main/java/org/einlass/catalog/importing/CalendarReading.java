package org.einlass.catalog.importing;

import java.time.Clock;
import java.time.LocalDate;

import org.einlass.catalog.importing.limit.ImportSettings;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

import org.springframework.stereotype.Component;

/** Reads files on threads of their own: other requests must not wait for a large one. */
@Component
class CalendarReading {

	private final ImportSettings settings;

	private final Scheduler scheduler;

	private final Clock clock;

	CalendarReading(ImportSettings settings, Scheduler importScheduler, Clock clock) {
		this.settings = settings;
		this.scheduler = importScheduler;
		this.clock = clock;
	}

	/** Receives the file, in a time that is limited too, and reads it. */
	Mono<ReadCalendar> read(Mono<byte[]> file) {
		return file.timeout(this.settings.receivingTime())
			.publishOn(this.scheduler)
			.map((bytes) -> CalendarReader.read(bytes, today(), this.settings.reading()));
	}

	private LocalDate today() {
		return LocalDate.ofInstant(this.clock.instant(), CalendarFile.DEFAULT_ZONE);
	}

}
