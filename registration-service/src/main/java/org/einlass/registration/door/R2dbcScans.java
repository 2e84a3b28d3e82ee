package org.einlass.registration.door;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;

import io.r2dbc.spi.Readable;
import org.einlass.registration.ticket.TicketReference;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Scans in the table {@code scans}, presence in {@code places}. */
@Repository
class R2dbcScans implements Scans {

	private static final String FIND = """
			select w.reference, w.number, t.id
			from unnest(:references::text[], :numbers::int[]) as w (reference, number)
			join registrations r on r.reference = w.reference
			join tickets t on t.registration = r.id and t.number = w.number
			""";

	/**
	 * Two instances never decide at once about a room that may be full. No row is locked,
	 * so news about the session never wait for its door.
	 */
	private static final String KEEP_ROOM = """
			select pg_advisory_xact_lock(x'726f6f6d'::int, hashtext(:session))
			""";

	/** Who is erased meanwhile is inside all the same. */
	private static final String ROOM = """
			select room_limit, (select count(*) from places where session = :session and presence = 'inside')
			         + (select coalesce(sum(inside), 0)::bigint from headcounts where session = :session) as inside
			from sessions where id = :session
			""";

	/** In id order, so that two batches never wait for each other. */
	private static final String LOCK = """
			select id from tickets where id = any(:ids) order by id for no key update
			""";

	private static final String TICKETS = """
			with hand as materialized (
			  select id, registration, event, number, state, version, name from tickets where id = any(:ids)),
			awaited as materialized (
			  select other.registration, other.id
			  from (select distinct registration from hand) as one
			  join tickets other on other.registration = one.registration
			  join places q on q.ticket = other.id
			  where q.session = :session and q.state = 'confirmed' and q.presence = 'absent'),
			counted as (
			  select registration, count(*) as awaited, array_agg(id) as ids from awaited group by registration)
			select hand.id, hand.registration, r.reference, hand.number, hand.event, hand.state, hand.version, hand.name,
			       p.quota, p.session, p.state as place_state, p.presence, p.admitted_at, p.admitted_gate, p.admitted_device,
			       coalesce(counted.awaited, 0) - coalesce(cardinality(array_positions(counted.ids, hand.id)), 0) as more
			from hand
			join registrations r on r.id = hand.registration
			left join counted on counted.registration = hand.registration
			left join places p on p.ticket = hand.id
			order by hand.id, p.quota
			""";

	private static final String KEPT = "select *, encode(code_hash, 'hex') as hash from scans where id = any(:ids)";

	private static final String LAST = """
			select *, encode(code_hash, 'hex') as hash from scans where session = :session and actor = :actor order by received_at desc limit :count
			""";

	private static final String KEEP = """
			insert into scans (id, session, ticket, quota, code_hash, outcome, told, overridden, direction, gate, device,
			                   actor, offline, scanned_at, received_at, first_at, first_gate, first_device)
			select id, session, ticket, quota, decode("codeHash", 'hex'), outcome, told, overridden, direction, gate,
			       device, actor, offline, "scannedAt", "receivedAt", "firstAt", "firstGate", "firstDevice"
			from jsonb_to_recordset(:scans::jsonb) as kept (id uuid, session uuid, ticket uuid, quota uuid,
			  "codeHash" text, outcome text, told text, overridden boolean, direction text, gate text, device text, actor text, offline boolean,
			  "scannedAt" timestamptz, "receivedAt" timestamptz, "firstAt" timestamptz, "firstGate" text,
			  "firstDevice" text)
			""";

	/** Only where the presence is still the one that the decision was based on. */
	private static final String CHANGE = """
			with changed as (
			  select * from jsonb_to_recordset(:changes::jsonb) as c (ticket uuid, quota uuid, before text, presence text,
			    at timestamptz, gate text, device text, version bigint)),
			told as (
			  update tickets set version = changed.version from changed where tickets.id = changed.ticket)
			update places set presence = changed.presence, admitted_at = changed.at, admitted_gate = changed.gate,
			       admitted_device = changed.device
			from changed
			where places.ticket = changed.ticket and places.quota = changed.quota and places.presence = changed.before
			""";

	private static final String UNDO = """
			with undone as (
			  update scans set undone_at = :at, undone_by = :actor where id = :id),
			others as (
			  select * from scans where ticket = :ticket and quota = :quota and id <> :id and undone_at is null
			    and outcome in ('admitted', 'left')),
			latest as (
			  select outcome from others order by received_at desc, scanned_at desc limit 1),
			first as (
			  select * from others where outcome = 'admitted' order by received_at, scanned_at limit 1),
			told as (
			  update tickets set version = version + 1 where id = :ticket)
			update places set
			  presence = case when not exists (select from first) then 'absent'
			             when (select outcome from latest) = 'admitted' then 'inside' else 'left' end,
			  admitted_at = (select case when offline then scanned_at else received_at end from first), admitted_gate = (select gate from first),
			  admitted_device = (select device from first)
			where ticket = :ticket and quota = :quota
			""";

	private final DatabaseClient database;

	private final JsonMapper json;

	R2dbcScans(DatabaseClient database, JsonMapper json) {
		this.database = database;
		this.json = json;
	}

	@Override
	public Mono<Map<TicketReference, UUID>> find(Collection<TicketReference> references) {
		if (references.isEmpty()) {
			return Mono.just(Map.of());
		}
		return this.database.sql(FIND)
			.bind("references", references.stream().map(TicketReference::registration).toArray(String[]::new))
			.bind("numbers", references.stream().map(TicketReference::number).toArray(Integer[]::new))
			.map(R2dbcScanRows::known)
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
	}

	@Override
	public Mono<Room> room(Optional<UUID> session) {
		return Mono.justOrEmpty(session)
			.flatMap((limited) -> this.database.sql(KEEP_ROOM)
				.bind("session", limited.toString())
				.fetch()
				.all()
				.then(this.database.sql(ROOM).bind("session", limited).map(R2dbcScanRows::room).one()))
			.flatMap(Mono::justOrEmpty);
	}

	@Override
	public Mono<Void> lock(Collection<UUID> tickets) {
		return tickets.isEmpty() ? Mono.empty() : ids(LOCK, tickets).map(Readable.class::cast).all().then();
	}

	@Override
	public Mono<Map<UUID, TicketAtDoor>> tickets(Collection<UUID> ids, UUID session) {
		if (ids.isEmpty()) {
			return Mono.just(Map.of());
		}
		return ids(TICKETS, ids).bind("session", session)
			.map(R2dbcScanRows::ticket)
			.all()
			.collect(LinkedHashMap::new, (tickets, row) -> tickets.merge(row.id(), row, R2dbcScans::joined));
	}

	private static TicketAtDoor joined(TicketAtDoor one, TicketAtDoor other) {
		List<Seat> seats = new ArrayList<>(one.seats());
		seats.addAll(other.seats());
		return new TicketAtDoor(one.id(), one.registration(), one.reference(), one.event(), one.state(), one.version(),
				one.name(), one.more(), seats);
	}

	@Override
	public Mono<Map<UUID, KeptScan>> kept(Collection<UUID> scans) {
		return ids(KEPT, scans).map(R2dbcScanRows::scan).all().collectMap(KeptScan::id, Function.identity());
	}

	@Override
	public Mono<Void> keep(List<KeptScan> scans) {
		return scans.isEmpty() ? Mono.empty()
				: this.database.sql(KEEP)
					.bind("scans", this.json.writeValueAsString(scans.stream().map(R2dbcScanRows.Kept::of).toList()))
					.then();
	}

	@Override
	public Mono<Void> change(List<Change> changes) {
		if (changes.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql(CHANGE)
			.bind("changes", this.json.writeValueAsString(changes.stream().map(R2dbcScanRows.Changed::of).toList()))
			.fetch()
			.rowsUpdated()
			.filter((rows) -> rows == changes.size())
			.switchIfEmpty(Mono.error(() -> new OptimisticLockingFailureException("A place changed meanwhile")))
			.then();
	}

	@Override
	public Mono<Void> undo(KeptScan scan, Instant at, String actor) {
		return this.database.sql(UNDO)
			.bind("at", at)
			.bind("actor", actor)
			.bind("id", scan.id())
			.bind("ticket", java.util.Objects.requireNonNull(scan.ticket()))
			.bind("quota", java.util.Objects.requireNonNull(scan.quota()))
			.then();
	}

	@Override
	public Mono<List<KeptScan>> last(UUID session, String actor, int count) {
		return this.database.sql(LAST)
			.bind("session", session)
			.bind("actor", actor)
			.bind("count", count)
			.map(R2dbcScanRows::scan)
			.all()
			.collectList();
	}

	private DatabaseClient.GenericExecuteSpec ids(String sql, Collection<UUID> ids) {
		return this.database.sql(sql).bind("ids", ids.toArray(UUID[]::new));
	}

}
