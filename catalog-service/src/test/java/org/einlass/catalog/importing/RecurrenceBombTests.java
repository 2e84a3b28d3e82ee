package org.einlass.catalog.importing;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.lifecycle.AfterContainer;
import org.einlass.catalog.importing.SmallProcess.Outcome;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * No calendar takes more than 64 MiB of heap and two seconds of processor time, whatever
 * its rules ask for.
 */
class RecurrenceBombTests {

	private static final SmallProcess PROCESS = new SmallProcess();

	private static final List<String> WEEKDAYS = List.of("MO", "TU", "WE", "TH", "FR", "SA", "SU");

	@AfterContainer
	static void end() {
		PROCESS.close();
	}

	@Property(tries = 300)
	void anyRuleIsReadOrRefusedAtOnce(@ForAll("rules") String rule, @ForAll("starts") String start) {
		harmless(entry(start, rule));
	}

	@Example
	void aRuleOf804BytesWhoseYearHasThirtyMillionDatesIsRefused() {
		String rule = "FREQ=YEARLY;COUNT=1;BYMONTH=" + numbers(1, 12) + ";BYMONTHDAY=" + numbers(1, 31) + ";BYHOUR="
				+ numbers(0, 23) + ";BYMINUTE=" + numbers(0, 59) + ";BYSECOND=" + numbers(0, 59);
		assertThat(harmless(entry("20270101T090000", rule))).isEqualTo("read:0:TOO_DENSE");
	}

	@Example
	void aListThatRepeatsOneValueIsThatValue() {
		assertThat(harmless(entry("20270101T010000",
				"FREQ=WEEKLY;COUNT=3;BYHOUR=1" + ",1".repeat(1_900) + ";BYMINUTE=0" + ",0".repeat(1_900))))
			.isEqualTo("read:3");
		assertThat(harmless(entry("20270101T010000", "FREQ=DAILY;COUNT=3;BYHOUR=1" + ",1".repeat(22_000))))
			.isEqualTo("read:0:TOO_DENSE");
	}

	@Example
	void manyEntriesOfHalfACenturyAreReadAsFarAsOneFileMayGo() {
		assertThat(harmless(entries(4_900, "19770101T090000", "RRULE:FREQ=DAILY"))).startsWith("read:0:")
			.contains("TOO_MUCH_IN_FILE");
		assertThat(harmless(entries(4_900, "19770101T090000", "RRULE:FREQ=DAILY;COUNT=19000")))
			.contains("TOO_MUCH_IN_FILE");
	}

	@Example
	void listsThatOnlyChooseCostAsWell() {
		String days = IntStream.rangeClosed(1, 53)
			.boxed()
			.flatMap((week) -> WEEKDAYS.stream().map((day) -> week + day + ",-" + week + day))
			.collect(Collectors.joining(","));
		assertThat(harmless(entry("19780101T090000", "FREQ=YEARLY;COUNT=20000;BYMONTH=" + numbers(1, 12)
				+ ";BYMONTHDAY=" + numbers(1, 31) + ";BYDAY=" + days)))
			.isEqualTo("read:0:TOO_DENSE");
	}

	@Example
	void listsOfDatesAreCountedBeforeTheyAreRead() {
		String dates = "20270101T090000Z" + ",20270101T090000Z".repeat(100_000);
		assertThat(harmless(entry("20270101T090000", "FREQ=DAILY;COUNT=2", "EXDATE:" + dates)))
			.isEqualTo("read:0:TOO_DENSE");
		assertThat(harmless(entry("20270101T090000", "FREQ=DAILY;COUNT=2", "RDATE:" + dates)))
			.isEqualTo("read:0:TOO_DENSE");
	}

	@Example
	void allDatesOfAFileAreCounted() {
		String dates = IntStream.range(0, 480)
			.mapToObj((day) -> "2027%02d%02dT%02d0000Z".formatted(1 + day / 40, 1 + day % 20, day % 24))
			.distinct()
			.collect(Collectors.joining(","));
		assertThat(harmless(entries(100, "20270101T090000", "RDATE:" + dates))).startsWith("read:")
			.endsWith(":TOO_MUCH_IN_FILE");
	}

	private static String harmless(byte[] file) {
		Outcome outcome = PROCESS.read(file);
		assertThat(outcome.millis()).as(outcome.what()).isLessThan(2_000);
		return outcome.what();
	}

	@Provide
	Arbitrary<String> starts() {
		return Arbitraries.of("20270101T090000", "19780101T090000", "20270331", "20240229T233000Z", "20600101T000000");
	}

	@Provide
	Arbitrary<String> rules() {
		Arbitrary<String> ends = Arbitraries.of("", ";COUNT=1", ";COUNT=20000", ";COUNT=99999", ";UNTIL=20270601",
				";UNTIL=99991231T235959Z", ";COUNT=7;UNTIL=20300101");
		Arbitrary<String> intervals = Arbitraries.of("", ";INTERVAL=1", ";INTERVAL=2", ";INTERVAL=0", ";INTERVAL=99999",
				";INTERVAL=2147483647");
		return Combinators
			.combine(Arbitraries.of("DAILY", "WEEKLY", "MONTHLY", "YEARLY"), ends, intervals, list("BYMONTH", 1, 12),
					list("BYMONTHDAY", -31, 31), list("BYYEARDAY", -366, 366),
					Combinators.combine(list("BYWEEKNO", -53, 53), list("BYSETPOS", -366, 366), days())
						.as((weeks, positions, days) -> weeks + positions + days),
					Combinators.combine(list("BYHOUR", 0, 23), list("BYMINUTE", 0, 59), list("BYSECOND", 0, 60))
						.as((hours, minutes, seconds) -> hours + minutes + seconds))
			.as((frequency, end, interval, months, monthDays, yearDays, weeks, times) -> "FREQ=" + frequency + end
					+ interval + months + monthDays + yearDays + weeks + times);
	}

	/** A third of all lists are missing, a third are full. */
	private static Arbitrary<String> list(String name, int least, int most) {
		Arbitrary<Integer> number = Arbitraries.integers().between(least, most);
		Arbitrary<String> some = number.list()
			.ofMinSize(1)
			.ofMaxSize(80)
			.map((values) -> values.stream().map(String::valueOf).collect(Collectors.joining(",")));
		return Arbitraries.oneOf(Arbitraries.just(""), Arbitraries.just(";" + name + "=" + numbers(least, most)),
				some.map((values) -> ";" + name + "=" + values));
	}

	private static Arbitrary<String> days() {
		String ordinals = IntStream.rangeClosed(-53, 53)
			.filter((week) -> week != 0)
			.boxed()
			.flatMap((week) -> WEEKDAYS.stream().map((day) -> week + day))
			.collect(Collectors.joining(","));
		return Arbitraries.of("", ";BYDAY=" + String.join(",", WEEKDAYS), ";BYDAY=1MO,-1SU", ";BYDAY=" + ordinals);
	}

	private static String numbers(int least, int most) {
		return IntStream.rangeClosed(least, most)
			.filter((number) -> number != 0 || least == 0)
			.mapToObj(String::valueOf)
			.collect(Collectors.joining(","));
	}

	private static byte[] entry(String start, String rule, String... more) {
		return Calendars.entry("UID:1", "SUMMARY:Kurs", "DTSTART:" + start, "RRULE:" + rule, String.join("\r\n", more));
	}

	private static byte[] entries(int count, String start, String line) {
		return ("BEGIN:VCALENDAR\r\n" + IntStream.range(0, count)
			.mapToObj((i) -> "BEGIN:VEVENT\r\nUID:" + i + "\r\nSUMMARY:Kurs\r\nDTSTART:" + start + "\r\n" + line
					+ "\r\nEND:VEVENT\r\n")
			.collect(Collectors.joining()) + "END:VCALENDAR\r\n").getBytes(StandardCharsets.UTF_8);
	}

}
