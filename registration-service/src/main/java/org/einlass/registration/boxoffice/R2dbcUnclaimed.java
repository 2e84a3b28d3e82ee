package org.einlass.registration.boxoffice;

import java.util.List;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

@Repository
class R2dbcUnclaimed implements Unclaimed {

	private static final String UNCLAIMED = """
			select t.registration, count(*) as places
			from places p join tickets t on t.id = p.ticket join sessions s on s.id = p.session
			where p.session = :session and p.state = 'confirmed' and p.presence = 'absent'
			  and not exists (select from deeds d where d.registration = t.registration and d.deed = :desk
			    and d.done_at >= s.starts_at - make_interval(secs => :before))
			group by t.registration order by t.registration desc
			""";

	/**
	 * Who is erased meanwhile is inside all the same; released places that the desk has
	 * not given yet are for those at the door.
	 */
	private static final String INSIDE_OR_PROMISED = """
			with released as (
			  select min(d.done_at) as at from deeds d
			  join tickets t on t.registration = d.registration join places p on p.ticket = t.id
			  where p.session = :session and p.state = 'released' and d.deed = 'release'),
			came as (
			  select p.presence from released, places p join tickets t on t.id = p.ticket
			  join deeds d on d.registration = t.registration
			  where p.session = :session and p.state = 'confirmed' and d.deed = :desk and d.done_at >= released.at)
			select (select count(*) from places where session = :session and presence = 'inside')
			  + (select coalesce(sum(inside), 0)::bigint from headcounts where session = :session)
			  + greatest(0, (select count(*) from places where session = :session and state = 'released')
			    - (select count(*) from came))
			  + (select count(*) from came where presence = 'absent')
			""";

	private final DatabaseClient database;

	R2dbcUnclaimed(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<List<Group>> of(UUID session) {
		return this.database.sql(UNCLAIMED)
			.bind("session", session)
			.bind("desk", WalkIn.DEED)
			.bind("before", (double) Line.DESK.toSeconds())
			.map(R2dbcUnclaimed::group)
			.all()
			.collectList();
	}

	@SuppressWarnings("NullAway") // no column is null
	private static Group group(Readable row) {
		return new Group(row.get("registration", UUID.class), Math.toIntExact(row.get("places", Long.class)));
	}

	@Override
	public Mono<Long> insideOrPromised(UUID session) {
		return this.database.sql(INSIDE_OR_PROMISED)
			.bind("session", session)
			.bind("desk", WalkIn.DEED)
			.mapValue(Long.class)
			.one();
	}

}
