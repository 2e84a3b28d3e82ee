package org.einlass.registration.privacy;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcExpired implements Expired {

	/** How many sessions are looked at in one go. */
	private static final int SESSIONS_AT_ONCE = 1_000;

	private static final String RETENTION = """
			make_interval(days => greatest(1, coalesce((e.sign_up->>'retentionDays')::integer, 30)))""";

	/** A hold that expired, or the registration {@code r} of the event {@code e}. */
	private static final String DUE = """
			(r.status = 'expired' and r.ended_at < :now::timestamptz - interval '7 days'
			 or (select max(last.ends_at) from tickets t join places p on p.ticket = t.id
			     join sessions last on last.id = p.session where t.registration = r.id) < :now::timestamptz - %s)
			""".formatted(RETENTION);

	/** Retention is a day at least, so the index of sessions by end leaves the rest. */
	private static final String PAST = """
			from sessions s join events e on e.id = s.event
			where s.ends_at < :now::timestamptz - interval '1 day' and s.ends_at < :now::timestamptz - %s
			""".formatted(RETENTION);

	private static final String SESSIONS = """
			%s and exists (
			  select from places q join tickets k on k.id = q.ticket join registrations r on r.id = k.registration
			  where q.session = s.id and %s)
			""".formatted(PAST, DUE);

	private static final String REGISTRATIONS = """
			select distinct r.id from places q join tickets k on k.id = q.ticket join registrations r on r.id = k.registration
			join events e on e.id = r.event
			where q.session = :session and %s
			order by r.id
			"""
		.formatted(DUE);

	private static final String HOLDS = """
			from registrations where status = 'expired' and ended_at < :now::timestamptz - interval '7 days'
			""";

	private static final String LOCK = """
			select r.id from registrations r join events e on e.id = r.event
			where r.id = any(:ids) and %s order by r.id for update of r skip locked
			""".formatted(DUE);

	/** The condition of the partial index {@code scans_with_staff}. */
	private static final String STAFF = "(actor <> 'erased' or undone_by <> 'erased')";

	private static final String SCANNED = "%s and exists (select from scans where session = s.id and %s)"
		.formatted(PAST, STAFF);

	/** Who scanned is forgotten with those who were scanned; the numbers stay. */
	private static final String FORGET_SCANNERS = """
			update scans set actor = 'erased', undone_by = case when undone_by is not null then 'erased' end
			where id in (select id from scans where session = :session and %s limit :most)
			""".formatted(STAFF);

	private static final String FORGET_KEYS = """
			delete from idempotency_keys where key in (
			  select key from idempotency_keys where created_at < :now::timestamptz - interval '1 day'
			  order by created_at limit :most)
			""";

	private static final String FORGET_LOOKUPS = """
			delete from lookups where id in (
			  select id from lookups where asked_at < :now::timestamptz - interval '1 day' order by id limit :most)
			""";

	private final DatabaseClient database;

	R2dbcExpired(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<List<UUID>> sessions(Instant now) {
		return ids("select s.id " + SESSIONS + " order by s.ends_at limit " + SESSIONS_AT_ONCE, now);
	}

	@Override
	public Mono<List<UUID>> registrations(UUID session, Instant now) {
		return this.database.sql(REGISTRATIONS)
			.bind("session", session)
			.bind("now", now)
			.mapValue(UUID.class)
			.all()
			.collectList();
	}

	@Override
	public Mono<List<UUID>> holds(Instant now, int most) {
		return ids("select id " + HOLDS + " order by ended_at limit " + most, now);
	}

	private Mono<List<UUID>> ids(String sql, Instant now) {
		return this.database.sql(sql).bind("now", now).mapValue(UUID.class).all().collectList();
	}

	@Override
	public Mono<List<UUID>> lock(Collection<UUID> registrations, Instant now) {
		return this.database.sql(LOCK)
			.bind("ids", registrations.toArray(UUID[]::new))
			.bind("now", now)
			.mapValue(UUID.class)
			.all()
			.collectList();
	}

	@Override
	public Mono<List<UUID>> scannedSessions(Instant now) {
		return ids("select s.id " + SCANNED + " order by s.ends_at limit " + SESSIONS_AT_ONCE, now);
	}

	@Override
	public Mono<Long> forgetScanners(UUID session, int most) {
		return rows(this.database.sql(FORGET_SCANNERS).bind("session", session), most);
	}

	@Override
	public Mono<Long> forgetKeys(Instant now, int most) {
		return rows(this.database.sql(FORGET_KEYS).bind("now", now), most);
	}

	@Override
	public Mono<Long> forgetLookups(Instant now, int most) {
		return rows(this.database.sql(FORGET_LOOKUPS).bind("now", now), most);
	}

	private static Mono<Long> rows(DatabaseClient.GenericExecuteSpec sql, int most) {
		return sql.bind("most", most).fetch().rowsUpdated();
	}

	@Override
	public Mono<Duration> overdue(Kind kind, Instant now) {
		String since = switch (kind) {
			case REGISTRATIONS -> "select min(s.ends_at + " + RETENTION + ") " + SESSIONS;
			case HOLDS -> "select min(ended_at) + interval '7 days' " + HOLDS;
			case SCANNERS -> "select min(s.ends_at + " + RETENTION + ") " + SCANNED;
			case KEYS -> "select min(created_at) + interval '1 day' from idempotency_keys";
			case ADDRESSES -> "select min(asked_at) + interval '1 day' from lookups";
		};
		return this.database
			.sql("select greatest(0, extract(epoch from :now::timestamptz - (" + since + ")))::bigint as seconds")
			.bind("now", now)
			.mapValue(Long.class)
			.one()
			.map(Duration::ofSeconds);
	}

}
