package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import io.r2dbc.spi.Readable;
import org.einlass.registration.programme.Language;
import org.einlass.starter.text.SearchText;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.json.JsonMapper;

/** Registrations as rows: read one by one, written as JSON for one statement for many. */
@Component
class R2dbcRegistrationRows {

	private static final TypeReference<List<Ticket>> TICKETS = new TypeReference<>() {
	};

	private final JsonMapper json;

	R2dbcRegistrationRows(JsonMapper json) {
		this.json = json.rebuild().enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS).build();
	}

	@SuppressWarnings("NullAway") // columns read without a check are not null
	Registration registration(Readable row) {
		Secrets secrets = new Secrets(row.get("key_version", Integer.class), row.get("code_version", Integer.class),
				row.get("wrong_tries", Integer.class), row.get("corrections", Integer.class));
		MailsAsked mails = new MailsAsked(row.get("confirm_mails", Integer.class),
				row.get("ticket_mails", Integer.class), row.get("links_mails", Integer.class),
				row.get("waiting_mails", Integer.class), row.get("offer_mails", Integer.class),
				row.get("lapsed_mails", Integer.class), row.get("not_kept_mails", Integer.class));
		Language language = Language.valueOf(row.get("language", String.class).toUpperCase(Locale.ROOT));
		return new RegistrationRow(row.get("id", UUID.class), row.get("reference", String.class),
				row.get("event", UUID.class), row.get("status", String.class), row.get("version", Long.class),
				language.value(), row.get("account", String.class), row.get("created_at", Instant.class),
				row.get("hold_until", Instant.class), row.get("hold_extended", Boolean.class),
				row.get("offer_until", Instant.class), row.get("confirmed_at", Instant.class),
				row.get("ended_at", Instant.class), row.get("cause", String.class), secrets, mails)
			.with(new Contact(row.get("contact", String.class), row.get("email", String.class), language,
					row.get("verified", Boolean.class)),
					this.json.readValue(row.get("tickets", String.class), TICKETS));
	}

	String registrations(Collection<Registration> registrations) {
		return json(registrations.stream().map(RegistrationRow::of));
	}

	String contacts(Collection<Registration> registrations) {
		return json(registrations.stream().map(R2dbcRegistrationRows::contact));
	}

	private static Map<String, Object> contact(Registration registration) {
		Contact contact = registration.booking().contact();
		Map<String, Object> row = new HashMap<>(Map.of("registration", registration.id(), "name", contact.name(),
				"search", SearchText.of(contact.name())));
		if (contact.email() != null) {
			row.put("email", contact.email());
		}
		if (contact.verified() != null) {
			row.put("verified", contact.verified());
		}
		return row;
	}

	/** Tickets that are not there yet, with what they belong to. */
	String newTickets(Collection<Registration> registrations) {
		return json(registrations.stream().map(Registration::booking).flatMap(R2dbcRegistrationRows::tickets));
	}

	private static Stream<Map<String, Object>> tickets(Booking booking) {
		return booking.tickets()
			.stream()
			.map((ticket) -> Map.of("registration", booking.id(), "event", booking.event(), "ticket", ticket, "search",
					SearchText.of(ticket.name())));
	}

	String tickets(Collection<Registration> registrations) {
		return json(registrations.stream()
			.flatMap((one) -> one.booking().tickets().stream())
			.map((ticket) -> Map.of("ticket", ticket, "search", SearchText.of(ticket.name()))));
	}

	private String json(Stream<?> rows) {
		return this.json.writeValueAsString(rows.toList());
	}

}
