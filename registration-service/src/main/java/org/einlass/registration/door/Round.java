package org.einlass.registration.door;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Decides the scans of several calls, one after the other, each knowing the ones before
 * it. Without I/O: what is to be stored is collected.
 */
final class Round {

	private final Instant now;

	private final Map<UUID, KeptScan> kept;

	private final Map<UUID, TicketAtDoor> tickets;

	private final List<KeptScan> fresh = new ArrayList<>();

	private final List<TicketMessage> messages = new ArrayList<>();

	private final Map<UUID, Scans.Change> changes = new LinkedHashMap<>();

	private @Nullable Room room;

	Round(Instant now, Map<UUID, KeptScan> kept, Map<UUID, TicketAtDoor> tickets, @Nullable Room room) {
		this.now = now;
		this.room = room;
		this.kept = new HashMap<>(kept);
		this.tickets = new HashMap<>(tickets);
	}

	/** The answers to one call, in the order of its scans. */
	List<Scanned> decide(Door door, List<Reading> readings) {
		return readings.stream().map((reading) -> answer(door, reading)).toList();
	}

	private Scanned answer(Door door, Reading reading) {
		KeptScan earlier = this.kept.get(reading.scan().id());
		if (earlier != null && !earlier.sameAs(door, reading, hash(reading.scan().code()))) {
			return Scanned.reused(reading.scan().id());
		}
		KeptScan scan = (earlier != null) ? earlier : take(door, reading);
		return Scanned.of(scan, ticket(scan.ticket()), door, this.room).withHint(reading.hint());
	}

	private KeptScan take(Door door, Reading reading) {
		Scan scan = reading.scan();
		Verdict verdict = new Doorkeeper(door, this.now, this.room).decide(scan, reading.presented(this.tickets));
		KeptScan taken = KeptScan.of(scan, door, verdict, (verdict.ticket() != null) ? null : hash(scan.code()),
				this.now);
		this.kept.put(scan.id(), taken);
		this.fresh.add(taken);
		if (verdict.ticket() != null && verdict.seat() != null) {
			change(scan, verdict.outcome(), verdict.ticket(), verdict.seat());
		}
		return taken;
	}

	private void change(Scan scan, Outcome outcome, TicketAtDoor ticket, Seat seat) {
		Seat changed = switch (outcome) {
			case ADMITTED -> seat.entered(scan, scan.countsAt(this.now));
			case LEFT -> seat.left();
			default -> seat;
		};
		if (changed.presence() == seat.presence()) {
			return;
		}
		this.room = (this.room != null) ? this.room.after(seat.presence(), changed.presence()) : null;
		TicketAtDoor after = ticket.with(changed);
		this.tickets.put(ticket.id(), after);
		this.messages.add(TicketMessage.of(after, changed, scan.place().gate(), scan.countsAt(this.now)));
		this.changes.merge(ticket.id(), new Scans.Change(ticket.id(), changed, seat.presence(), after.version()),
				(one, next) -> new Scans.Change(ticket.id(), next.seat(), one.before(), next.version()));
	}

	private @Nullable TicketAtDoor ticket(@Nullable UUID id) {
		return (id != null) ? this.tickets.get(id) : null;
	}

	private static String hash(String code) {
		try {
			return HexFormat.of()
				.formatHex(MessageDigest.getInstance("SHA-256").digest(code.getBytes(StandardCharsets.UTF_8)));
		}
		catch (NoSuchAlgorithmException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

	List<KeptScan> fresh() {
		return this.fresh;
	}

	List<Scans.Change> changes() {
		return List.copyOf(this.changes.values());
	}

	List<TicketMessage> messages() {
		return this.messages;
	}

}
