package org.einlass.catalog.recurrence;

import java.util.regex.Pattern;

/** The lists of a rule, with the numbers that RFC 5545 allows in them. */
enum ByList {

	BYMONTH(1, 12), BYWEEKNO(-53, 53), BYYEARDAY(-366, 366), BYMONTHDAY(-31, 31), BYDAY(-53, 53), BYHOUR(0, 23),
	BYMINUTE(0, 59), BYSECOND(0, 60), BYSETPOS(-366, 366);

	private static final Pattern NUMBER = Pattern.compile("[+-]?\\d{1,3}");

	private static final Pattern DAY = Pattern.compile("(?:MO|TU|WE|TH|FR|SA|SU)");

	private final int least;

	private final int most;

	ByList(int least, int most) {
		this.least = least;
		this.most = most;
	}

	/** A value as it is written once, or empty if it may not stand here. */
	String plain(String value) {
		if (this != BYDAY) {
			return number(value);
		}
		String day = (value.length() < 2) ? value : value.substring(value.length() - 2);
		String ordinal = value.substring(0, value.length() - day.length());
		if (!DAY.matcher(day).matches()) {
			return "";
		}
		return ordinal.isEmpty() ? day : number(ordinal).transform((number) -> number.isEmpty() ? "" : number + day);
	}

	private String number(String value) {
		if (!NUMBER.matcher(value).matches()) {
			return "";
		}
		int number = Integer.parseInt(value);
		boolean allowed = number >= this.least && number <= this.most && (number != 0 || this.least == 0);
		return allowed ? String.valueOf(number) : "";
	}

}
