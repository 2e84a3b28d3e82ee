package org.einlass.starter.page;

import java.time.Instant;
import java.time.ZoneId;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.einlass.starter.time.TimeText;
import org.jspecify.annotations.Nullable;

/**
 * What was just done on a page, so that the page answers with a word at that place. The
 * address carries the code alone; the time and what it is about come from a cookie, since
 * addresses are kept in histories and logs.
 *
 * @param code such as {@code resent}; empty if nothing was done
 * @param at when it was done, or {@code null} if that is not known any longer
 * @param about the id or reference of what it was done with, or empty; never a name
 */
public record DoneNotice(String code, @Nullable Instant at, String about) {

	/** Nothing was done. */
	public static final DoneNotice NONE = new DoneNotice("", null, "");

	private static final Pattern COOKIE = Pattern.compile("([a-z_-]{1,40})\\.(\\d{1,11})\\.([0-9A-Za-z-]{0,40})");

	/** Where the page is about no place; cities are in one zone. */
	private static final ZoneId USUAL = ZoneId.of("Europe/Berlin");

	static DoneNotice of(@Nullable String code, @Nullable String cookie) {
		if (code == null || !code.matches("[a-z_-]{1,40}")) {
			return NONE;
		}
		Matcher kept = COOKIE.matcher((cookie != null) ? cookie : "");
		return (kept.matches() && kept.group(1).equals(code))
				? new DoneNotice(code, Instant.ofEpochSecond(Long.parseLong(kept.group(2))), kept.group(3))
				: new DoneNotice(code, null, "");
	}

	/**
	 * When it was done, such as 20:14, or empty if that is not known any longer.
	 * @param zone of what the page is about, or {@code null} for the usual one
	 */
	public String time(@Nullable ZoneId zone) {
		return (this.at != null) ? TimeText.clock(this.at, (zone != null) ? zone : USUAL) : "";
	}

	/** The name of the zone where it is not the usual one, such as " (Europe/London)". */
	public String elsewhere(@Nullable ZoneId zone) {
		return (zone != null) ? TimeText.elsewhere(zone) : "";
	}

	static String cookie(String code, Instant at, String about) {
		return code + "." + at.getEpochSecond() + "." + about;
	}

}
