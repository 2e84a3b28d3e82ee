package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcLookups implements Lookups {

	/** Registrations are locked in order of id, as the box office does. */
	private static final String TAKE = """
			with taken as (
			  delete from lookups where id in (select id from lookups order by id limit :most for update skip locked)
			  returning email),
			asked as (
			  select id from registrations
			  where id in (
			      select r.id from taken join contacts c on c.email = taken.email join registrations r on r.id = c.registration
			      where r.status in ('waitlisted', 'offered', 'confirmed') and r.hold_until is null
			        and exists (select from tickets t join places p on p.ticket = t.id join sessions s on s.id = p.session
			                    where t.registration = r.id and s.ends_at > :now))
			    and coalesce(links_asked_at, '-infinity') < :now::timestamptz - interval '10 minutes'
			  order by id for no key update)
			update registrations set links_asked_at = :now, links_mails = links_mails + 1, version = version + 1
			from asked where registrations.id = asked.id
			returning registrations.id
			""";

	private final DatabaseClient database;

	private final Clock clock;

	R2dbcLookups(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	@Override
	public Mono<Void> ask(EmailAddress email) {
		return this.database.sql("insert into lookups (email, asked_at) values (:email, :now)")
			.bind("email", email.value())
			.bind("now", this.clock.instant())
			.then();
	}

	@Override
	public Mono<List<UUID>> take(int most) {
		return this.database.sql(TAKE)
			.bind("most", most)
			.bind("now", this.clock.instant())
			.mapValue(UUID.class)
			.all()
			.collectList();
	}

}
