package org.einlass.registration.privacy;

import java.util.List;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcExpired implements Expired {

	/** From the sessions that are over: what was erased leaves them without places. */
	private static final String REGISTRATIONS = """
			select id from registrations where status = 'expired' and ended_at < now() - interval '7 days'
			union
			select t.registration from sessions s join events e on e.id = s.event
			join places p on p.session = s.id join tickets t on t.id = p.ticket
			where s.ends_at < now() - make_interval(days => greatest(1, coalesce((e.sign_up->>'retentionDays')::integer, 30)))
			  and not exists (
			    select from tickets o join places q on q.ticket = o.id join sessions l on l.id = q.session
			    where o.registration = t.registration and l.ends_at >= now() - make_interval(days => greatest(1, coalesce((e.sign_up->>'retentionDays')::integer, 30))))
			order by 1 limit :most
			""";

	/** Who scanned is forgotten with those who were scanned; the numbers stay. */
	private static final String SCANNERS = """
			update scans set actor = 'erased', undone_by = case when undone_by is not null then 'erased' end
			from sessions s join events e on e.id = s.event
			where scans.session = s.id and scans.actor <> 'erased'
			  and s.ends_at < now() - make_interval(days => greatest(1, coalesce((e.sign_up->>'retentionDays')::integer, 30)))
			""";

	private final DatabaseClient database;

	R2dbcExpired(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<List<UUID>> registrations(int most) {
		return this.database.sql(REGISTRATIONS).bind("most", most).mapValue(UUID.class).all().collectList();
	}

	@Override
	public Mono<Void> forgetOther() {
		return this.database.sql("delete from idempotency_keys where created_at < now() - interval '1 day'")
			.then()
			.then(this.database.sql("delete from lookups where asked_at < now() - interval '1 day'").then())
			.then(this.database.sql(SCANNERS).then());
	}

}
