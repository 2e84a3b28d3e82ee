package org.einlass.notification.reminder;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Session;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** Plans reminders in one statement for all registrations of an event. */
@Component
class R2dbcReminders implements Reminders {

	private static final ReminderRule RULE = ReminderRule.TWO_DAYS_BEFORE;

	// A plan for thousands: only here ids are made by the database (also UUIDv7).
	private static final String PLAN = """
			with wanted as (
			  select r.id as registration, s.day, min(s.due) as due_at
			  from registrations r
			  join jsonb_to_recordset(:sessions::jsonb) as s(id uuid, day date, due timestamptz)
			    on s.id = any(r.sessions)
			  where r.event = :event and r.status in ('confirmed', 'offered')
			    and r.confirmed_at is not null %1$s
			    and not exists (select from unsubscriptions u where u.registration = r.id)
			  group by r.id, s.day
			  having min(s.due) >= r.confirmed_at + :fresh::interval
			), unwanted as (
			  delete from mails m
			  where m.event = :event and m.kind = 'reminder' and m.rule = :rule and m.state = 'due' and m.attempts = 0
			    %2$s
			    and not exists (select from wanted w where w.registration = m.registration and w.day = m.day)
			)
			insert into mails (id, registration, event, kind, rule, day, asked_at, due_at)
			select uuidv7(), registration, :event, 'reminder', :rule, day, :now, due_at from wanted
			order by registration, day
			on conflict (registration, kind, rule, day) do update set due_at = excluded.due_at
			where mails.state = 'due' and mails.attempts = 0 and mails.due_at <> excluded.due_at
			""";

	private static final String PLAN_ALL = PLAN.formatted("", "");

	private static final String PLAN_SOME = PLAN.formatted("and r.id = any(:registrations)",
			"and m.registration = any(:registrations)");

	private final DatabaseClient database;

	private final JsonMapper json;

	private final Clock clock;

	R2dbcReminders(DatabaseClient database, JsonMapper json, Clock clock) {
		this.database = database;
		this.json = json;
		this.clock = clock;
	}

	@Override
	public Mono<Void> plan(Event event) {
		return statement(PLAN_ALL, event).then();
	}

	@Override
	public Mono<Void> plan(Event event, Collection<UUID> registrations) {
		return statement(PLAN_SOME, event).bind("registrations", registrations.toArray(UUID[]::new)).then();
	}

	@Override
	public Mono<Void> forget(Collection<UUID> registrations) {
		if (registrations.isEmpty()) {
			return Mono.empty();
		}
		return this.database.sql("delete from unsubscriptions where registration = any(:registrations)")
			.bind("registrations", registrations.toArray(UUID[]::new))
			.then();
	}

	private DatabaseClient.GenericExecuteSpec statement(String sql, Event event) {
		Instant now = this.clock.instant();
		return this.database.sql(sql)
			.bind("sessions", this.json.writeValueAsString(ahead(event, now)))
			.bind("event", event.id())
			.bind("fresh", ReminderRule.FRESH.toString())
			.bind("rule", RULE.name())
			.bind("now", now);
	}

	private static List<Due> ahead(Event event, Instant now) {
		return event.sessions()
			.stream()
			.filter((session) -> event.published() && session.scheduled() && session.start().isAfter(now))
			.map((session) -> new Due(session.id(), session.day(), RULE.due(session.start(), session.zone())))
			.toList();
	}

	/** A session that lies ahead, as a row of the statement. */
	record Due(UUID id, LocalDate day, Instant due) {
	}

}
