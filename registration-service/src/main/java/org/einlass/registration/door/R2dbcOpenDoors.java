package org.einlass.registration.door;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.einlass.registration.programme.Texts;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/** The sessions of organisations that are not over yet, the next one first. */
@Repository
class R2dbcOpenDoors {

	private static final String NEXT = """
			select s.id, coalesce(s.title, e.title)::text as title, s.starts_at, s.ends_at, s.zone,
			       coalesce(s.venue ->> 'name', '') as room
			from sessions s join events e on e.id = s.event
			where e.organisation = any(:organisations) and e.status = 'published' and s.status = 'scheduled'
			  and s.ends_at > :after
			order by s.starts_at, s.id
			limit 50
			""";

	private final DatabaseClient database;

	private final Texts texts;

	R2dbcOpenDoors(DatabaseClient database, Texts texts) {
		this.database = database;
		this.texts = texts;
	}

	Mono<List<DoorSign>> next(Collection<String> organisations, Instant after, Locale locale) {
		return this.database.sql(NEXT)
			.bind("organisations", organisations.toArray(String[]::new))
			.bind("after", after)
			.map((Readable row) -> sign(row, locale))
			.all()
			.collectList();
	}

	/** How many are inside now. */
	Mono<Long> inside(UUID session) {
		return this.database.sql("select count(*) from places where session = :session and presence = 'inside'")
			.bind("session", session)
			.mapValue(Long.class)
			.one();
	}

	@SuppressWarnings("NullAway") // no column is null
	private DoorSign sign(Readable row, Locale locale) {
		return DoorSign.of(row.get("id", UUID.class), this.texts.read(row.get("title", String.class)),
				row.get("starts_at", Instant.class), row.get("ends_at", Instant.class),
				ZoneId.of(row.get("zone", String.class)), row.get("room", String.class), locale);
	}

}
