package org.einlass.registration.door;

import java.time.Duration;
import java.util.List;

import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.registration.batch.BatchMeters;
import org.einlass.registration.batch.Batches;
import org.einlass.registration.batch.Load;
import org.einlass.registration.ticket.ScannerText;
import org.einlass.registration.ticket.TicketCodes;
import org.einlass.registration.ticket.TicketReference;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Takes scans. Calls that come to a door while it is busy are served together.
 */
class Entrance {

	/** How many scans one transaction takes: a call brings up to 500, a device 1. */
	private static final int MOST_AT_ONCE = 1_000;

	/** How many scans wait for one session; devices keep what they send again. */
	private static final int MOST_WAITING = 20_000;

	private static final Load<Turnstile.Call> SCANS = new Load<>((call) -> call.readings().size(), MOST_AT_ONCE,
			MOST_WAITING);

	private final TicketCodes codes;

	private final Batches<Turnstile.Call, List<Scanned>> batches;

	private final ScanMeters meters;

	Entrance(TicketCodes codes, Turnstile turnstile, Duration patience, MeterRegistry meters) {
		this.codes = codes;
		this.batches = new Batches<>(turnstile::serve, SCANS, patience, new BatchMeters(meters, "door"));
		this.meters = new ScanMeters(meters);
	}

	/** The answers, in the order of the scans. */
	Mono<List<Scanned>> scan(Door door, List<Scan> scans) {
		if (scans.isEmpty()) {
			return Mono.just(List.of());
		}
		return Flux.fromIterable(scans)
			.concatMap(this::read)
			.collectList()
			.flatMap((readings) -> this.batches.ask(door.session().id(), new Turnstile.Call(door, readings)))
			.map(this.meters::counted);
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

}
