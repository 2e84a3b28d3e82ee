package org.einlass.registration.privacy;

import java.util.List;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcExpired implements Expired {

	/** How long ago a session of the event {@code e} has to be over. */
	private static final String LONG_AGO = """
			< now() - make_interval(days => greatest(1, coalesce((e.sign_up->>'retentionDays')::integer, 30)))""";

	/**
	 * The first condition finds those who may be over, by few rows; the second one is
	 * what the database checks again once it has locked them.
	 */
	private static final String REGISTRATIONS = """
			select r.id from registrations r join events e on e.id = r.event
			where r.id in (
			    select id from registrations where status = 'expired' and ended_at < now() - interval '7 days'
			    union
			    select t.registration from events e join sessions s on s.event = e.id
			    join places p on p.session = s.id join tickets t on t.id = p.ticket
			    where s.ends_at %1$s)
			  and (r.status = 'expired' and r.ended_at < now() - interval '7 days'
			    or (select max(s.ends_at) from tickets t join places p on p.ticket = t.id join sessions s on s.id = p.session
			        where t.registration = r.id) %1$s)
			order by r.id limit :most for update of r skip locked
			"""
		.formatted(LONG_AGO);

	/** Who scanned is forgotten with those who were scanned; the numbers stay. */
	private static final String SCANNERS = """
			update scans set actor = 'erased', undone_by = case when undone_by is not null then 'erased' end
			from sessions s join events e on e.id = s.event
			where scans.session = s.id and scans.actor <> 'erased' and s.ends_at %s
			""".formatted(LONG_AGO);

	private final DatabaseClient database;

	R2dbcExpired(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<List<UUID>> registrations(int most) {
		return this.database.sql(REGISTRATIONS).bind("most", most).mapValue(UUID.class).all().collectList();
	}

	@Override
	public Mono<Void> forgetKeys() {
		return this.database.sql("delete from idempotency_keys where created_at < now() - interval '1 day'").then();
	}

	@Override
	public Mono<Void> forgetLookups() {
		return this.database.sql("delete from lookups where asked_at < now() - interval '1 day'").then();
	}

	@Override
	public Mono<Void> forgetScanners() {
		return this.database.sql(SCANNERS).then();
	}

}
