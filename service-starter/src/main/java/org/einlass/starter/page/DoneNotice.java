package org.einlass.starter.page;

import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

/**
 * What was just done on a page, so that the page answers with a word at that place. The
 * address carries the code alone; the time and what it is about come from a cookie, since
 * addresses are kept in histories and logs.
 *
 * @param code such as {@code resent}; empty if nothing was done
 * @param time when it was done, such as 20:14, or empty if that is not known any longer
 * @param about the id or reference of what it was done with, or empty; never a name
 */
public record DoneNotice(String code, String time, String about) {

	/** Nothing was done. */
	public static final DoneNotice NONE = new DoneNotice("", "", "");

	private static final Pattern COOKIE = Pattern.compile("([a-z_-]{1,40})\\.(\\d{1,11})\\.([0-9A-Za-z-]{0,40})");

	/** Services do not know where the reader is; cities are in one zone. */
	private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("H:mm", Locale.ROOT)
		.withZone(ZoneId.of("Europe/Berlin"));

	static DoneNotice of(@Nullable String code, @Nullable String cookie) {
		if (code == null || !code.matches("[a-z_-]{1,40}")) {
			return NONE;
		}
		Matcher kept = COOKIE.matcher((cookie != null) ? cookie : "");
		return (kept.matches() && kept.group(1).equals(code)) ? new DoneNotice(code,
				CLOCK.format(Instant.ofEpochSecond(Long.parseLong(kept.group(2)))), kept.group(3))
				: new DoneNotice(code, "", "");
	}

	static String cookie(String code, Instant at, String about) {
		return code + "." + at.getEpochSecond() + "." + about;
	}

}
