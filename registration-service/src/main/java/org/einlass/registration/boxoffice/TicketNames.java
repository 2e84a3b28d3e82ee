package org.einlass.registration.boxoffice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;
import org.springframework.util.MultiValueMap;

/** Other names for attendees, by ticket, as the contact or the staff gives them. */
public final class TicketNames {

	private static final int LONGEST = 200;

	private TicketNames() {
	}

	public record NameRequest(@Nullable UUID ticket, @Nullable String name) {

		private static final NameRequest NONE = new NameRequest(null, null);

	}

	/** Each ticket must be one of the registration's, and named once. */
	public static Map<UUID, String> asked(@Nullable List<@Nullable NameRequest> attendees, Registration registration) {
		Set<UUID> tickets = registration.booking().tickets().stream().map(Ticket::id).collect(Collectors.toSet());
		List<@Nullable NameRequest> given = (attendees != null) ? attendees : List.of();
		Checks checks = new Checks().size("attendees", given, 1, 100);
		Map<UUID, String> names = new HashMap<>();
		for (int i = 0; i < given.size(); i++) {
			NameRequest one = Objects.requireNonNullElse(given.get(i), NameRequest.NONE);
			String path = "attendees[" + i + "].";
			checks.present(path + "ticket", one.ticket()).name(path + "name", one.name(), LONGEST);
			if (one.ticket() != null) {
				checks.that(tickets.contains(one.ticket()), path + "ticket", "unknown-id")
					.that(!names.containsKey(one.ticket()), path + "ticket", "duplicate");
				names.put(one.ticket(), Objects.requireNonNullElse(one.name(), "").strip());
			}
		}
		checks.done();
		return names;
	}

	/**
	 * As typed into a form; what names no ticket of the registration is no field of it.
	 */
	public static Map<UUID, String> typed(MultiValueMap<String, String> fields, Registration registration) {
		Checks checks = new Checks();
		Map<UUID, String> names = new TreeMap<>();
		for (Ticket ticket : registration.booking().tickets()) {
			String field = "name-" + ticket.id();
			if (fields.containsKey(field)) {
				checks.name(field, fields.getFirst(field), LONGEST);
				names.put(ticket.id(), Objects.requireNonNullElse(fields.getFirst(field), "").strip());
			}
		}
		checks.done();
		return names;
	}

}
