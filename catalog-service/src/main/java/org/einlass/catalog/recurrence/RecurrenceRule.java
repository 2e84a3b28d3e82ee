package org.einlass.catalog.recurrence;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;

import net.fortuna.ical4j.model.Recur;
import org.einlass.catalog.recurrence.RecurrenceRefused.Why;
import org.einlass.catalog.recurrence.RuleParts.Frequency;

/**
 * A repetition rule that may be worked out. ical4j builds the whole product of a period
 * before it counts, so the product is known to be small before ical4j sees the rule.
 */
public final class RecurrenceRule {

	/** Each day of a year twice is 732. */
	private static final long MOST_AT_ONCE = 1_000;

	/** Each day of fifty years is 18 262. */
	private static final long MOST_STEPS = 20_000;

	private static final int MOST_COUNTED = 1_000;

	/** Dates so far away are never reached. */
	private static final int FARTHEST_YEARS = 50;

	private final RuleParts parts;

	private RecurrenceRule(RuleParts parts) {
		this.parts = parts;
	}

	/** Reads and checks a rule; throws {@link RecurrenceRefused}. */
	public static RecurrenceRule of(String text) {
		RecurrenceRule rule = new RecurrenceRule(RuleParts.of(text));
		if (rule.atOnce() > MOST_AT_ONCE) {
			throw new RecurrenceRefused(Why.TOO_DENSE);
		}
		return rule;
	}

	/**
	 * The dates of a series in a span; throws {@link RecurrenceRefused}.
	 * @param start the first date of the series
	 * @param from begin of the span
	 * @param until its end, which is no part of it
	 * @param most how many dates to give at most
	 * @param budget pays for the steps
	 */
	public RecurrenceDates dates(ZonedDateTime start, ZonedDateTime from, ZonedDateTime until, int most,
			StepBudget budget) {
		if (Math.abs(ChronoUnit.YEARS.between(start, from)) > FARTHEST_YEARS) {
			throw new RecurrenceRefused(Why.UNREADABLE);
		}
		boolean counted = this.parts.count().isPresent();
		ZonedDateTime begin = (counted || start.isAfter(from)) ? start : from;
		spend(budget, begin, until);
		List<ZonedDateTime> all = between(start, begin, until, counted ? Integer.MAX_VALUE : most);
		List<ZonedDateTime> within = all.stream().filter((at) -> !at.isBefore(from)).limit(most).toList();
		int earlier = counted ? (int) all.stream().filter((at) -> at.isBefore(from)).count()
				: (start.isBefore(from) ? RecurrenceDates.MANY : 0);
		return new RecurrenceDates(within, earlier, later(start, until, all.size(), budget));
	}

	private void spend(StepBudget budget, ZonedDateTime begin, ZonedDateTime end) {
		long steps = steps(begin, end);
		if (steps > MOST_STEPS) {
			throw new RecurrenceRefused(Why.TOO_DENSE);
		}
		budget.spend(steps);
	}

	private int later(ZonedDateTime start, ZonedDateTime end, int before, StepBudget budget) {
		Optional<Integer> count = this.parts.count();
		if (count.isPresent()) {
			return (before == 0 && start.isBefore(end)) ? 0 : Math.max(0, count.get() - before);
		}
		Optional<Instant> last = this.parts.until(start.getZone());
		if (last.filter((at) -> at.isBefore(end.toInstant())).isPresent()) {
			return 0;
		}
		ZonedDateTime close = last.filter((at) -> at.isBefore(end.plusYears(FARTHEST_YEARS).toInstant()))
			.map((at) -> at.atZone(start.getZone()).plusSeconds(1))
			.orElse(end);
		long steps = steps(end, close);
		if (!close.isAfter(end) || steps > MOST_COUNTED || !budget.allows(steps)) {
			return RecurrenceDates.MANY;
		}
		budget.spend(steps);
		return between(start, end, close, MOST_COUNTED).size();
	}

	private List<ZonedDateTime> between(ZonedDateTime start, ZonedDateTime from, ZonedDateTime until, int most) {
		try {
			return new Recur<ZonedDateTime>(this.parts.text(start.getZone())).getDates(start, from, until, most)
				.stream()
				.filter((at) -> !at.isBefore(from) && at.isBefore(until))
				.toList();
		}
		catch (IllegalArgumentException | DateTimeException unreadable) {
			throw new RecurrenceRefused(Why.UNREADABLE);
		}
	}

	/**
	 * How many dates are tried at most: those of each period from here to there. Each is
	 * compared with the values of the lists, which costs as much as a date for sixteen of
	 * them.
	 */
	private long steps(ZonedDateTime begin, ZonedDateTime end) {
		long days = Math.max(0, ChronoUnit.DAYS.between(begin, end));
		long periods = days / ((long) this.parts.frequency().days() * this.parts.interval()) + 3;
		int values = this.parts.lists().values().stream().mapToInt(Set::size).sum();
		return periods * atOnce() * (1 + values / 16);
	}

	/** How many dates one period has at most, also in between. */
	private long atOnce() {
		long times = size(ByList.BYHOUR) * size(ByList.BYMINUTE) * size(ByList.BYSECOND);
		return times * switch (this.parts.frequency()) {
			case DAILY -> 1;
			case WEEKLY -> size(ByList.BYDAY);
			case MONTHLY -> size(ByList.BYMONTHDAY) * days(5);
			case YEARLY -> size(ByList.BYMONTH) * size(ByList.BYWEEKNO) * size(ByList.BYYEARDAY)
					* size(ByList.BYMONTHDAY) * days(has(ByList.BYWEEKNO) ? 1 : has(ByList.BYMONTH) ? 5 : 53);
		};
	}

	/**
	 * A weekday is that of each week; beside numbers of days it only chooses among them.
	 */
	private long days(int weeks) {
		boolean chooses = has(ByList.BYMONTHDAY) || (has(ByList.BYYEARDAY) && yearly());
		return (chooses || !has(ByList.BYDAY)) ? 1 : size(ByList.BYDAY) * weeks;
	}

	private boolean yearly() {
		return this.parts.frequency() == Frequency.YEARLY;
	}

	private boolean has(ByList list) {
		return this.parts.lists().containsKey(list);
	}

	private long size(ByList list) {
		return Math.max(1, this.parts.lists().getOrDefault(list, Set.of()).size());
	}

}
