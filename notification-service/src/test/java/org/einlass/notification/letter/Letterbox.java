package org.einlass.notification.letter;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;

import org.einlass.notification.programme.Event;
import org.einlass.notification.programme.Session;
import org.einlass.notification.recipient.Recipient;
import org.jspecify.annotations.Nullable;
import org.springframework.context.support.ResourceBundleMessageSource;

/** Letters for tests: one event, one recipient with two tickets. */
final class Letterbox {

	static final UUID REGISTRATION = UUID.fromString("01990000-0000-7000-8000-000000000101");

	static final Instant NOW = Instant.parse("2027-05-01T10:00:00Z");

	private static final UUID FIRST = UUID.fromString("01990000-0000-7000-8000-000000000011");

	private static final UUID SECOND = UUID.fromString("01990000-0000-7000-8000-000000000012");

	private Letterbox() {
	}

	static Letters letters() {
		ResourceBundleMessageSource messages = new ResourceBundleMessageSource();
		messages.setBasename("messages");
		messages.setDefaultEncoding("UTF-8");
		messages.setFallbackToSystemLocale(false);
		return new Letters(messages, new Sender("https://einlass.example.org", "einlass@example.org"));
	}

	static Letter write(LetterKind kind, Event event, Recipient recipient) {
		return letters().write(new Occasion(kind, event, event.sessions(), recipient, event.sessions().getFirst().day(),
				Instant.parse("2027-05-01T10:30:00Z"), "confirmed", "contact", NOW));
	}

	static Event event(String title, String status, @Nullable String reason) {
		return new Event(UUID.fromString("01990000-0000-7000-8000-000000000001"), 3, "digitale-stadt", "Digitale Stadt",
				"digitalsprechstunde", status, Map.of("de", title, "en", title), reason,
				List.of(session(FIRST, "2027-06-18T16:00:00Z", "2027-06-18T18:00:00Z")));
	}

	static Event event() {
		return event("Digitalsprechstunde", "published", null);
	}

	static Event twoDays() {
		Event one = event();
		return new Event(one.id(), one.version(), one.organisation(), one.organisationName(), one.slug(), one.status(),
				one.title(), one.reason(),
				List.of(one.sessions().getFirst(), session(SECOND, "2027-06-19T16:00:00Z", "2027-06-19T22:30:00Z")));
	}

	private static Session session(UUID id, String start, String end) {
		return new Session(id, "scheduled", null, Instant.parse(start), Instant.parse(end), ZoneId.of("Europe/Berlin"),
				false, false, new Session.Venue("Stadtbibliothek", "Wilhelm-Leuschner-Platz 10", "04107", "Leipzig"),
				null);
	}

	static Recipient recipient(String name, String language) {
		return new Recipient(REGISTRATION, false, "ada@example.org", name, language, "K7QX-3MPD",
				new Recipient.Links("https://einlass.example.org/registrations/1?key=manage-key",
						"https://einlass.example.org/registrations/1/confirm?code=12345678",
						"https://einlass.example.org/mails/unsubscribe?registration=1&key=unsubscribe-key"),
				"12345678",
				List.of(new Recipient.Ticket(UUID.fromString("01990000-0000-7000-8000-000000000111"), "K7QX-3MPD-1",
						name, "EIN1:TICKET-ONE", FIRST),
						new Recipient.Ticket(UUID.fromString("01990000-0000-7000-8000-000000000113"), "K7QX-3MPD-3",
								"Ben Example", "EIN1:TICKET-THREE", FIRST)),
				null);
	}

}
