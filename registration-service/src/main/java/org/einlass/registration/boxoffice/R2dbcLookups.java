package org.einlass.registration.boxoffice;

import java.time.Clock;
import java.util.List;
import java.util.UUID;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcLookups implements Lookups {

	/** Known or not, it is one look into the same index: the time says nothing. */
	private static final String ASK = """
			insert into lookups (email, once, asked_at, known)
			values (:email, :email, :now, exists (select from contacts where email = :email))
			on conflict (once) do nothing
			""";

	/** Registrations are locked in order of id, as the box office does. */
	private static final String TAKE = """
			with taken as (
			  delete from lookups
			  where id in (select id from lookups where {which} order by id limit :most
			               for update skip locked)
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

	private static final String TAKE_KNOWN = TAKE.replace("{which}", "known is not false");

	private static final String TAKE_OTHERS = TAKE.replace("{which}", "known = false");

	private final DatabaseClient database;

	private final Clock clock;

	R2dbcLookups(DatabaseClient database, Clock clock) {
		this.database = database;
		this.clock = clock;
	}

	@Override
	public Mono<Void> ask(EmailAddress email) {
		return this.database.sql(ASK).bind("email", email.value()).bind("now", this.clock.instant()).then();
	}

	@Override
	public Mono<List<UUID>> take(boolean known, int most) {
		return this.database.sql(known ? TAKE_KNOWN : TAKE_OTHERS)
			.bind("most", most)
			.bind("now", this.clock.instant())
			.mapValue(UUID.class)
			.all()
			.collectList();
	}

}
