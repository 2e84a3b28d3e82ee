package org.einlass.notification.meters;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.starter.job.Job;
import org.jspecify.annotations.Nullable;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts mails that are due, late and failed, every 15 seconds: whoever reads the meters
 * does not ask the database. What it counts is found by small indexes.
 */
@Component
class R2dbcMailMeters implements Job {

	private static final Duration PAUSE = Duration.ofSeconds(15);

	/** A mail that a worker has in hand is not due until its claim ends. */
	private static final String COUNT = """
			select due.*, (select count(*) from mails where state = 'failed') as "failed"
			from (select count(*) as "due",
			        count(*) filter (where due_at < :now::timestamptz - interval '1 minute') as "late",
			        coalesce(extract(epoch from :now::timestamptz - min(due_at)), 0)::bigint as "overdue"
			      from mails where state = 'due' and (kind = 'reminder') = any(array[true, false]) and due_at <= :now) due
			""";

	private final DatabaseClient database;

	private final Clock clock;

	private final Map<String, AtomicLong> counts = new LinkedHashMap<>();

	R2dbcMailMeters(DatabaseClient database, Clock clock, MeterRegistry meters) {
		this.database = database;
		this.clock = clock;
		gauge(meters, "due", null, "Mails that are due now");
		gauge(meters, "late", null, "Mails that have been due for more than a minute");
		gauge(meters, "overdue", "seconds", "For how long the oldest mail has been due");
		gauge(meters, "failed", null, "Mails that were given up, until somebody sends them again");
	}

	private void gauge(MeterRegistry meters, String name, @Nullable String unit, String description) {
		AtomicLong count = new AtomicLong();
		this.counts.put(name, count);
		Gauge.builder("einlass.mails." + name, count, AtomicLong::get)
			.description(description)
			.baseUnit(unit)
			.register(meters);
	}

	@Override
	public String name() {
		return "mail-meters";
	}

	@Override
	public Duration pause() {
		return PAUSE;
	}

	@Override
	public Mono<Boolean> run() {
		return this.database.sql(COUNT).bind("now", this.clock.instant()).fetch().one().map((row) -> {
			this.counts
				.forEach((name, count) -> count.set(row.get(name) instanceof Number number ? number.longValue() : 0));
			return false;
		});
	}

}
