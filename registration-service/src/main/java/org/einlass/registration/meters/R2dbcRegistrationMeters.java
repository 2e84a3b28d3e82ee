package org.einlass.registration.meters;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.starter.job.Job;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Counts holds, offers and lookups, every 15 seconds: whoever reads the meters does not
 * ask the database. What it counts is found by small indexes.
 */
@Component
class R2dbcRegistrationMeters implements Job {

	private static final Duration PAUSE = Duration.ofSeconds(15);

	private static final String COUNT = """
			select open.*, ended.*, asked.*
			from (select count(*) filter (where status = 'held') as "holds.open",
			        count(*) filter (where status = 'held' and hold_until <= :now) as "holds.overdue",
			        count(*) filter (where status = 'offered') as "offers.open",
			        count(*) filter (where status = 'offered' and offer_until <= :now) as "offers.overdue"
			      from registrations where status in ('held', 'waitlisted', 'offered')
			        and coalesce(offer_until, hold_until) is not null) open,
			     (select count(*) filter (where cause = 'expiry') as "holds.expired",
			        count(*) filter (where cause = 'offer_expired') as "offers.expired"
			      from registrations
			      where status = 'expired' and ended_at > :now::timestamptz - interval '1 day') ended,
			     (select count(*) as "lookups.waiting" from lookups) asked
			""";

	private final DatabaseClient database;

	private final Clock clock;

	private final Map<String, AtomicLong> counts = new LinkedHashMap<>();

	R2dbcRegistrationMeters(DatabaseClient database, Clock clock, MeterRegistry meters) {
		this.database = database;
		this.clock = clock;
		gauge(meters, "holds.open", "Registrations whose places are held until the address is confirmed");
		gauge(meters, "holds.overdue", "Holds past their deadline that are not given back yet");
		gauge(meters, "holds.expired", "Holds that expired within a day");
		gauge(meters, "offers.open", "Registrations with an offer from the waiting list");
		gauge(meters, "offers.overdue", "Offers past their deadline that are not given back yet");
		gauge(meters, "offers.expired", "Registrations that ended with an offer within a day");
		gauge(meters, "lookups.waiting", "Addresses whose links were asked for and not sent yet");
	}

	private void gauge(MeterRegistry meters, String name, String description) {
		AtomicLong count = new AtomicLong();
		this.counts.put(name, count);
		Gauge.builder("einlass." + name, count, AtomicLong::get).description(description).register(meters);
	}

	@Override
	public String name() {
		return "registration-meters";
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
