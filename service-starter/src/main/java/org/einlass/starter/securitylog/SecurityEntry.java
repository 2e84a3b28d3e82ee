package org.einlass.starter.securitylog;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.spi.LoggingEventBuilder;
import reactor.core.publisher.Mono;

/**
 * One line of the security log: a code, who, and what it is about. Ids, slugs, roles and
 * numbers only: a value that could be a name, an address or a client address is left out.
 */
public final class SecurityEntry {

	/** The logger's name: operators send it where they keep such logs. */
	public static final String LOGGER = "einlass.security";

	private static final Logger log = LoggerFactory.getLogger(LOGGER);

	private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,80}");

	/** The pattern of a route, with names of variables in place of their values. */
	private static final Pattern ROUTE = Pattern.compile("[A-Z]{3,7} [A-Za-z0-9_/{}*.:-]{1,200}");

	private static final String LEFT_OUT = "?";

	private final SecurityEvent event;

	private final Map<String, String> about;

	private SecurityEntry(SecurityEvent event, Map<String, String> about) {
		this.event = event;
		this.about = about;
	}

	static SecurityEntry of(SecurityEvent event, String actor) {
		return new SecurityEntry(event, Map.of()).about("actor", actor);
	}

	/** The same entry, which says this as well. */
	public SecurityEntry about(String what, Object value) {
		String text = String.valueOf(value);
		return with(what, ID.matcher(text).matches() ? text : LEFT_OUT);
	}

	/** The same entry, which says by the route's pattern what was asked for. */
	public SecurityEntry route(String method, String pattern) {
		String text = method + " " + pattern;
		return with("route", ROUTE.matcher(text).matches() ? text.replace(' ', ':') : LEFT_OUT);
	}

	private SecurityEntry with(String what, String text) {
		Map<String, String> more = new LinkedHashMap<>(this.about);
		more.put(what, text);
		return new SecurityEntry(this.event, more);
	}

	/** Writes it when subscribed to, after what it tells of. */
	public Mono<Void> written() {
		return Mono.fromRunnable(this::write);
	}

	/** Both as text and as members of a structured log. */
	private void write() {
		LoggingEventBuilder line = log.atInfo().addKeyValue("event.code", this.event.code());
		this.about.forEach((what, value) -> line.addKeyValue("security." + what, value));
		line.log(toString());
	}

	@Override
	public String toString() {
		return this.about.entrySet()
			.stream()
			.map((one) -> one.getKey() + "=" + one.getValue())
			.collect(Collectors.joining(" ", this.event.code() + " ", ""));
	}

}
