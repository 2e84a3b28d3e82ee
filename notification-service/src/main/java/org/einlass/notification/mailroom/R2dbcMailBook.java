package org.einlass.notification.mailroom;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

import io.r2dbc.spi.Readable;
import org.einlass.notification.letter.LetterKind;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

import static org.einlass.notification.R2dbcColumns.required;

/** Reads the table of mails for people. */
@Component
class R2dbcMailBook implements MailBook {

	private static final String PAGE = """
			select * from mails
			where event = :event and (:state::text is null or state = :state) and (:before::uuid is null or id < :before)
			order by id desc limit :most
			""";

	private static final String COUNTS = """
			select event, state, count(*) as mails from mails where event = any(:events) group by event, state
			""";

	private static final String RETRY = """
			update mails set state = 'due', asked_at = :now, due_at = :now, attempts = 0, first_attempt_at = null,
			  ended_at = null, reason = null
			where id = :id and state = 'failed'
			returning *
			""";

	private final DatabaseClient database;

	R2dbcMailBook(DatabaseClient database) {
		this.database = database;
	}

	@Override
	public Mono<List<MailEntry>> page(UUID event, @Nullable MailState state, @Nullable UUID before, int most) {
		DatabaseClient.GenericExecuteSpec page = this.database.sql(PAGE).bind("event", event).bind("most", most);
		page = (state != null) ? page.bind("state", state.value()) : page.bindNull("state", String.class);
		page = (before != null) ? page.bind("before", before) : page.bindNull("before", UUID.class);
		return page.map(R2dbcMailBook::entry).all().collectList();
	}

	@Override
	public Mono<MailEntry> find(UUID mail) {
		return this.database.sql("select * from mails where id = :id").bind("id", mail).map(R2dbcMailBook::entry).one();
	}

	@Override
	public Mono<Map<UUID, Map<MailState, Long>>> counts(Collection<UUID> events) {
		return this.database.sql(COUNTS)
			.bind("events", events.toArray(UUID[]::new))
			.map((row) -> new Count(required(row, "event", UUID.class),
					MailState.of(required(row, "state", String.class)), required(row, "mails", Long.class)))
			.all()
			.collect(Collectors.groupingBy(Count::event, Collectors.toMap(Count::state, Count::mails)));
	}

	@Override
	public Mono<MailEntry> retry(UUID mail, Instant now) {
		return this.database.sql(RETRY).bind("id", mail).bind("now", now).map(R2dbcMailBook::entry).one();
	}

	private static MailEntry entry(Readable row) {
		return new MailEntry(required(row, "id", UUID.class), required(row, "registration", UUID.class),
				required(row, "event", UUID.class), LetterKind.of(required(row, "kind", String.class)),
				row.get("day", LocalDate.class), MailState.of(required(row, "state", String.class)),
				required(row, "asked_at", Instant.class), required(row, "due_at", Instant.class),
				row.get("ended_at", Instant.class), required(row, "attempts", Integer.class),
				row.get("reason", String.class));
	}

	private record Count(UUID event, MailState state, long mails) {
	}

}
