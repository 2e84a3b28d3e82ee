package org.einlass.registration.door;

import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.einlass.registration.ticket.TicketReference;
import org.jspecify.annotations.Nullable;

/** Turns rows into scans and tickets, and back. */
@SuppressWarnings("NullAway") // columns read without a check are not null
final class R2dbcScanRows {

	private R2dbcScanRows() {
	}

	static Map.Entry<TicketReference, UUID> known(Readable row) {
		return Map.entry(reference(row), row.get("id", UUID.class));
	}

	private static TicketReference reference(Readable row) {
		return new TicketReference(row.get("reference", String.class), row.get("number", Integer.class));
	}

	static TicketAtDoor ticket(Readable row) {
		return new TicketAtDoor(row.get("id", UUID.class), row.get("registration", UUID.class), reference(row),
				row.get("event", UUID.class), TicketAtDoor.State.valueOf(upper(row, "state")),
				row.get("version", Long.class), row.get("name", String.class), row.get("more", Integer.class),
				(row.get("quota", UUID.class) != null) ? List.of(seat(row)) : List.of());
	}

	private static Seat seat(Readable row) {
		return new Seat(row.get("quota", UUID.class), row.get("session", UUID.class),
				Seat.State.valueOf(upper(row, "place_state")), Presence.of(row.get("presence", String.class)),
				entry(row, "admitted"));
	}

	/** Empty if there is no limit (any more). */
	static Optional<Room> room(Readable row) {
		Integer limit = row.get("room_limit", Integer.class);
		return Optional.ofNullable(limit).map((most) -> new Room(most, row.get("inside", Integer.class)));
	}

	static KeptScan scan(Readable row) {
		Scan.Place place = new Scan.Place(row.get("gate", String.class), row.get("device", String.class),
				row.get("actor", String.class), false);
		return new KeptScan(row.get("id", UUID.class), row.get("session", UUID.class), row.get("ticket", UUID.class),
				row.get("quota", UUID.class), row.get("hash", String.class), outcome(row),
				Direction.valueOf(upper(row, "direction")), place, row.get("offline", Boolean.class),
				row.get("scanned_at", Instant.class), row.get("received_at", Instant.class), entry(row, "first"),
				row.get("overridden", Boolean.class), row.get("undone_at", Instant.class));
	}

	private static Outcome outcome(Readable row) {
		String told = row.get("told", String.class);
		return Outcome.of((told != null) ? told : row.get("outcome", String.class));
	}

	private static Seat.@Nullable Entry entry(Readable row, String prefix) {
		Instant at = row.get(prefix + "_at", Instant.class);
		return (at != null)
				? new Seat.Entry(at, row.get(prefix + "_gate", String.class), row.get(prefix + "_device", String.class))
				: null;
	}

	private static String upper(Readable row, String column) {
		return row.get(column, String.class).toUpperCase(Locale.ROOT);
	}

	/**
	 * A scan as one flat row. Release 0.1.0 does not know the outcome {@code full}.
	 */
	record Kept(UUID id, UUID session, @Nullable UUID ticket, @Nullable UUID quota, @Nullable String codeHash,
			String outcome, @Nullable String told, boolean overridden, String direction, String gate, String device,
			String actor, boolean offline, Instant scannedAt, Instant receivedAt, @Nullable Instant firstAt,
			@Nullable String firstGate, @Nullable String firstDevice) {

		static Kept of(KeptScan scan) {
			Scan.Place place = scan.place();
			Seat.Entry first = scan.first();
			boolean full = scan.outcome() == Outcome.FULL;
			return new Kept(scan.id(), scan.session(), scan.ticket(), scan.quota(), scan.codeHash(),
					(full ? Outcome.TOO_EARLY : scan.outcome()).value(), full ? Outcome.FULL.value() : null,
					scan.overridden(), scan.direction().value(), place.gate(), place.device(), place.actor(),
					scan.offline(), scan.scannedAt(), scan.receivedAt(), (first != null) ? first.at() : null,
					(first != null) ? first.gate() : null, (first != null) ? first.device() : null);
		}

	}

	/** A changed place as one flat row. */
	record Changed(UUID ticket, UUID quota, String before, String presence, @Nullable Instant at, @Nullable String gate,
			@Nullable String device, long version) {

		static Changed of(Scans.Change change) {
			Seat.Entry first = change.seat().first();
			return new Changed(change.ticket(), change.seat().quota(), change.before().value(),
					change.seat().presence().value(), (first != null) ? first.at() : null,
					(first != null) ? first.gate() : null, (first != null) ? first.device() : null, change.version());
		}

	}

}
