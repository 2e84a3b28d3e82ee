package org.einlass.catalog.importing.alike;

import java.time.Instant;

import reactor.core.publisher.Mono;

import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;

/** Found by the start of a session, which few events share. */
@Repository
class R2dbcEventsAlike implements EventsAlike {

	private static final String ALIKE = """
			select e.slug from event_sessions s join events e on e.id = s.event
			where s.scheduled and s.starts_at = :start and e.organisation = :organisation and e.status <> 'withdrawn'
			  and exists (select from jsonb_each_text(e.content -> 'title') as title where lower(title.value) = lower(:title))
			order by e.created_at limit 1
			""";

	private final DatabaseClient database;

	R2dbcEventsAlike(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<String> find(String organisation, String title, Instant start) {
		return this.database.sql(ALIKE)
			.bind("organisation", organisation)
			.bind("title", title)
			.bind("start", start)
			.mapValue(String.class)
			.one();
	}

}
