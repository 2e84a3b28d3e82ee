package org.einlass.registration.door;

import java.time.Duration;
import java.util.List;

import org.einlass.registration.batch.Batches;
import org.einlass.registration.ticket.ScannerText;
import org.einlass.registration.ticket.TicketCodes;
import org.einlass.registration.ticket.TicketReference;
import org.springframework.scheduling.annotation.Scheduled;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes scans. Calls that come to a door while it is busy are served together.
 */
class Entrance {

	/** How many calls one transaction takes; each has up to 500 scans. */
	private static final int MOST_AT_ONCE = 64;

	private final TicketCodes codes;

	private final Batches<Turnstile.Call, List<Scanned>> batches;

	Entrance(TicketCodes codes, Turnstile turnstile, Duration patience) {
		this.codes = codes;
		this.batches = new Batches<>(turnstile::serve, MOST_AT_ONCE, patience);
	}

	/** The answers, in the order of the scans. */
	Mono<List<Scanned>> scan(Door door, List<Scan> scans) {
		if (scans.isEmpty()) {
			return Mono.just(List.of());
		}
		return Flux.fromIterable(scans)
			.concatMap(this::read)
			.collectList()
			.flatMap((readings) -> this.batches.ask(door.session().id(), new Turnstile.Call(door, readings)));
	}

	/**
	 * Checking signatures is work for a processor, so it leaves the thread that answers.
	 */
	private Mono<Reading> read(Scan scan) {
		return this.codes.read(scan.code())
			.subscribeOn(Schedulers.parallel())
			.map((signed) -> signed.map((ticket) -> new Reading(scan, ticket.ticket(), null, false))
				.orElseGet(() -> new Reading(scan, null, TicketReference.parse(scan.code()).orElse(null),
						ScannerText.ofAnotherKeyboard(scan.code()))));
	}

	@Scheduled(fixedDelay = 100)
	void sendAway() {
		this.batches.sendAway();
	}

}
