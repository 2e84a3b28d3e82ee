package org.einlass.catalog.event;

import java.util.Map;

import org.einlass.catalog.event.TeamEvents.Page;
import org.einlass.catalog.event.TeamEvents.Wanted;
import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** The events of a team, grouped and cut by the database: there may be many. */
@Repository
class R2dbcTeamEvents implements TeamEvents {

	private static final String MINE = """
			with mine as (
			  select m.id, coalesce(soon.starts_at, latest.starts_at) as starts_at,
			    case when m.status in ('draft', 'submitted') then 'drafts'
			      when m.status in ('cancelled', 'withdrawn') then 'closed'
			      when soon.starts_at is not null then 'coming'
			      else 'past' end as part
			  from events m
			    left join lateral (select min(s.starts_at) as starts_at from event_sessions s
			      where s.event = m.id and s.scheduled and s.ends_at >= :now) soon on true
			    left join lateral (select max(s.starts_at) as starts_at from event_sessions s
			      where s.event = m.id) latest on true
			  where m.organisation = any(:member)
			    and (m.organisation = any(:organiser) or m.status not in ('draft', 'submitted', 'withdrawn')))
			""";

	private static final String COUNTS = MINE + "select part, count(*) as count from mine group by part";

	private static final String PAGE_OF = MINE + R2dbcEvents.SELECT + """
			join mine on mine.id = e.id
			where mine.part = :part
			order by mine.starts_at %1$s nulls last, e.id %1$s
			limit :limit offset :offset
			""";

	private final DatabaseClient database;

	private final R2dbcEventRows rows;

	R2dbcTeamEvents(DatabaseClient database, R2dbcEventRows rows) {
		this.database = database;
		this.rows = rows;
	}

	@Override
	public Mono<Page> find(Wanted wanted) {
		Mono<Map<Group, Long>> counts = bind(COUNTS, wanted).map(R2dbcTeamEvents::count)
			.all()
			.collectMap(Map.Entry::getKey, Map.Entry::getValue);
		return bind(PAGE_OF.formatted((wanted.group() == Group.PAST) ? "desc" : "asc"), wanted)
			.bind("part", R2dbcEventRows.word(wanted.group()))
			.bind("limit", PAGE)
			.bind("offset", (long) wanted.page() * PAGE)
			.map(this.rows::event)
			.all()
			.collectList()
			.zipWith(counts, Page::new);
	}

	private DatabaseClient.GenericExecuteSpec bind(String sql, Wanted wanted) {
		return this.database.sql(sql)
			.bind("now", wanted.now())
			.bind("member", wanted.member().toArray(String[]::new))
			.bind("organiser", wanted.organiser().toArray(String[]::new));
	}

	@SuppressWarnings("NullAway") // neither column is null
	private static Map.Entry<Group, Long> count(io.r2dbc.spi.Readable row) {
		return Map.entry(R2dbcEventRows.value(Group.class, row.get("part", String.class)),
				row.get("count", Long.class));
	}

}
