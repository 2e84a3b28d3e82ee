package org.einlass.registration.door;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

import io.r2dbc.spi.Readable;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.Texts;
import org.einlass.starter.time.SessionPeriod;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Repository;
import reactor.core.publisher.Mono;

/**
 * The sessions of organisations at whose doors somebody may stand: each until its door
 * closes, those of today and those that are open first.
 */
@Repository
class R2dbcOpenDoors {

	private static final String NEXT = """
			select s.id, coalesce(s.title, e.title)::text as title, s.starts_at, s.ends_at, s.zone, s.all_day, s.online,
			       coalesce(s.venue ->> 'name', '') as room
			from sessions s join events e on e.id = s.event
			where e.organisation = any(:organisations) and e.status = 'published' and s.status = 'scheduled'
			  and s.ends_at > :earliest
			order by s.starts_at > :tomorrow, s.starts_at < :yesterday, s.starts_at, s.id
			""";

	private static final int MOST = 50;

	/** What has no end is over later than its end says, but never by more. */
	private static final Duration LONGEST_WITHOUT_END = Duration.ofHours(30);

	private static final String INSIDE = """
			select (select count(*) from places where session = :session and presence = 'inside')
			  + (select coalesce(sum(inside), 0) from headcounts where session = :session)::bigint
			""";

	private final DatabaseClient database;

	private final Texts texts;

	private final DoorSettings settings;

	R2dbcOpenDoors(DatabaseClient database, Texts texts, DoorSettings settings) {
		this.database = database;
		this.texts = texts;
		this.settings = settings;
	}

	/** Those of today, then the later ones. */
	Mono<List<Part>> next(Collection<String> organisations, Instant now, Locale locale) {
		return this.database.sql(NEXT)
			.bind("organisations", organisations.toArray(String[]::new))
			.bind("earliest", now.minus(this.settings.closesAfterEnd()).minus(LONGEST_WITHOUT_END))
			.bind("yesterday", now.minus(Duration.ofDays(1)))
			.bind("tomorrow", now.plus(Duration.ofDays(1)))
			.map((Readable row) -> found(row, now, locale))
			.all()
			.filter(Found::open)
			.take(MOST)
			.collectList()
			.map((found) -> List.of(Part.of(found, true), Part.of(found, false)));
	}

	@SuppressWarnings("NullAway") // no column is null
	private Found found(Readable row, Instant now, Locale locale) {
		Instant start = row.get("starts_at", Instant.class);
		ZoneId zone = ZoneId.of(row.get("zone", String.class));
		Instant closes = Session.over(start, row.get("ends_at", Instant.class), zone)
			.plus(this.settings.closesAfterEnd());
		boolean today = LocalDate.ofInstant(start, zone).equals(LocalDate.ofInstant(now, zone))
				|| !now.isBefore(start.minus(this.settings.opensBeforeStart()));
		return new Found(sign(row, locale), !now.isAfter(closes), today);
	}

	/** How many are inside now, those included who had themselves erased meanwhile. */
	Mono<Long> inside(UUID session) {
		return this.database.sql(INSIDE).bind("session", session).mapValue(Long.class).one();
	}

	@SuppressWarnings("NullAway") // no column is null
	private DoorSign sign(Readable row, Locale locale) {
		return DoorSign.of(row.get("id", UUID.class), this.texts.read(row.get("title", String.class)),
				new SessionPeriod(row.get("starts_at", Instant.class), row.get("ends_at", Instant.class),
						ZoneId.of(row.get("zone", String.class)), row.get("all_day", Boolean.class),
						row.get("online", Boolean.class)),
				row.get("room", String.class), locale);
	}

	/** Doors of today, or of later days. */
	record Part(boolean today, List<DoorSign> doors) {

		private static Part of(List<Found> found, boolean today) {
			return new Part(today, found.stream().filter((one) -> one.today() == today).map(Found::sign).toList());
		}

	}

	private record Found(DoorSign sign, boolean open, boolean today) {
	}

}
