package org.einlass.catalog.desk;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * What stands in the editor, as typed: field names are the paths of the event document,
 * such as {@code sessions[0].quotas[1].places}. Kept as it is when something is wrong.
 */
final class EventForm {

	private static final Pattern SESSION = Pattern.compile("sessions\\[(\\d{1,6})]\\.(.+)");

	private static final Pattern QUOTA = Pattern.compile("quotas\\[(\\d{1,6})]\\.(.+)");

	private final Map<String, List<String>> values;

	private EventForm(Map<String, List<String>> values) {
		this.values = values;
	}

	/** Reads what was sent. Rows are numbered anew, since removed ones leave gaps. */
	static EventForm of(Map<String, List<String>> sent) {
		Map<String, List<String>> plain = new LinkedHashMap<>();
		Map<Integer, Map<String, List<String>>> sessions = new TreeMap<>();
		sent.forEach((name, typed) -> {
			Matcher session = SESSION.matcher(name);
			Map<String, List<String>> place = session.matches()
					? sessions.computeIfAbsent(Integer.valueOf(session.group(1)), (index) -> new LinkedHashMap<>())
					: plain;
			place.put(session.matches() ? session.group(2) : name, typed);
		});
		int number = 0;
		for (Map<String, List<String>> session : sessions.values()) {
			String prefix = "sessions[" + number++ + "].";
			numbered(session).forEach((name, typed) -> plain.put(prefix + name, typed));
		}
		return new EventForm(plain);
	}

	private static Map<String, List<String>> numbered(Map<String, List<String>> session) {
		TreeSet<Integer> indices = new TreeSet<>();
		session.keySet().forEach((name) -> {
			Matcher quota = QUOTA.matcher(name);
			if (quota.matches()) {
				indices.add(Integer.valueOf(quota.group(1)));
			}
		});
		List<Integer> order = List.copyOf(indices);
		Map<String, List<String>> numbered = new LinkedHashMap<>();
		session.forEach((name, typed) -> {
			Matcher quota = QUOTA.matcher(name);
			numbered.put(quota.matches()
					? "quotas[" + order.indexOf(Integer.valueOf(quota.group(1))) + "]." + quota.group(2) : name, typed);
		});
		return numbered;
	}

	/** What was typed into a field, or an empty text. */
	public String get(String name) {
		List<String> typed = this.values.getOrDefault(name, List.of());
		return typed.isEmpty() ? "" : typed.getFirst();
	}

	/** Whether a box is ticked or a choice is chosen. */
	public boolean has(String name, String value) {
		return this.values.getOrDefault(name, List.of()).contains(value);
	}

	public List<String> all(String name) {
		return this.values.getOrDefault(name, List.of());
	}

	/** The names of the rows of sessions: {@code sessions[0]} and so on. */
	public List<String> sessions() {
		return rows("sessions");
	}

	/** The names of the rows of quotas in a session. */
	public List<String> quotas(String session) {
		return rows(session + ".quotas");
	}

	private List<String> rows(String list) {
		int count = 0;
		while (exists(list + "[" + count + "].")) {
			count++;
		}
		return IntStream.range(0, count).mapToObj((i) -> list + "[" + i + "]").toList();
	}

	private boolean exists(String prefix) {
		return this.values.keySet().stream().anyMatch((name) -> name.startsWith(prefix));
	}

	/** Whether the clocks of the place show the time in this field twice. */
	public boolean twice(String name) {
		boolean window = name.startsWith("signUp.");
		String zone = get(window ? "signUp.zone" : name.substring(0, name.lastIndexOf('.')) + ".zone");
		return (name.endsWith(".start") || name.endsWith(".end") || window)
				&& LocalTimes.twice(get(name), LocalTimes.zone(zone));
	}

	/** With these fields more or instead. */
	EventForm with(Map<String, String> more) {
		Map<String, List<String>> changed = new LinkedHashMap<>(this.values);
		more.forEach((name, value) -> changed.put(name, List.of(value)));
		return new EventForm(changed);
	}

	/** Without the row of this name. */
	EventForm without(String row) {
		Map<String, List<String>> rest = new LinkedHashMap<>(this.values);
		rest.keySet().removeIf((name) -> name.startsWith(row + "."));
		return of(rest);
	}

	/** One more session: at the place of the last one, a week later if it has a time. */
	EventForm withSession() {
		List<String> rows = sessions();
		String row = "sessions[" + rows.size() + "]";
		Map<String, String> fields = new LinkedHashMap<>(Map.of(row + ".start", "", row + ".end", ""));
		if (!rows.isEmpty()) {
			for (String same : List.of(".zone", ".venue.name", ".venue.street", ".venue.postcode", ".venue.city",
					".online", ".allDay")) {
				fields.put(row + same, get(rows.getLast() + same));
			}
			quotas(rows.getLast()).forEach((quota) -> {
				String copy = row + quota.substring(rows.getLast().length());
				for (String same : List.of(".name.de", ".name.en", ".kind", ".places", ".waitingList")) {
					fields.put(copy + same, get(quota + same));
				}
			});
		}
		return with(fields);
	}

	/** One more quota in a session. */
	EventForm withQuota(String session) {
		String row = session + ".quotas[" + quotas(session).size() + "]";
		return with(Map.of(row + ".name.de", "", row + ".kind", "on_site", row + ".waitingList", "on"));
	}

}
