package org.einlass.catalog.importing;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventDraft;
import org.einlass.catalog.event.EventDraft.SessionDraft;
import org.einlass.catalog.event.EventDraft.SignUpDraft;
import org.einlass.catalog.event.SignUp;
import org.einlass.catalog.event.Texts;
import org.einlass.catalog.event.Venue;
import org.jspecify.annotations.Nullable;

/** The event document that an entry makes, or as it changes one. */
final class ImportedDraft {

	private static final SignUpDraft ASK_THE_HOST = new SignUpDraft(SignUp.Kind.UNKNOWN, null, null, null, null, null,
			null, null, null, null, null, null, null, null, null, null);

	/** Such as "Hans-Grade-Haus Am Markt 1, 14547 Beelitz". */
	private static final Pattern WITH_CITY = Pattern.compile("(.+?),?\\s+(\\d{5})\\s+(\\S.{1,99})");

	private ImportedDraft() {
	}

	static EventDraft of(String organisation, ImportedEvent entry) {
		return new EventDraft(organisation, text(null, entry.language(), entry.title()), null,
				text(null, entry.language(), entry.description()), null, null, null, null, null, null, null, null,
				ASK_THE_HOST,
				entry.sessions().stream().map((session) -> session(session, venue(session, entry.place()))).toList());
	}

	/** Text, time and place of the entry; all else stays as it is. */
	static EventDraft onto(Event event, ImportedEvent entry, Instant now) {
		EventDraft current = EventDraft.of(event);
		return new EventDraft(event.organisation(), text(current.title(), entry.language(), entry.title()),
				current.summary(), text(current.description(), entry.language(), entry.description()), current.format(),
				current.visibility(), current.topics(), current.targetGroups(), current.languages(),
				current.accessibility(), current.councilPaper(), current.gates(), current.signUp(),
				new MovedSessions(event.content().sessions(), now).to(entry.sessions(), venue(entry.place())));
	}

	private static SessionDraft session(ImportedSession session, @Nullable Venue venue) {
		return new SessionDraft(null, null, session.start(), session.end(), session.zone().getId(), session.allDay(),
				false, null, venue, List.of());
	}

	/** The texts with that of the file; translations made here stay. */
	private static @Nullable Texts text(@Nullable Texts current, String language, String text) {
		Map<String, String> byLanguage = new LinkedHashMap<>((current != null) ? current.byLanguage() : Map.of());
		if (text.isEmpty()) {
			byLanguage.remove(language);
		}
		else {
			byLanguage.put(language, text);
		}
		return byLanguage.isEmpty() ? null : new Texts(byLanguage);
	}

	/** Where a date takes place: as it says itself, else as its event. */
	private static @Nullable Venue venue(ImportedSession session, String place) {
		return venue((session.place() != null) ? session.place() : place);
	}

	static @Nullable Venue venue(String place) {
		if (place.isEmpty()) {
			return null;
		}
		Matcher withCity = WITH_CITY.matcher(place);
		return withCity.matches() ? new Venue(withCity.group(1), null, withCity.group(2), withCity.group(3), null, null)
				: new Venue(place, null, null, null, null, null);
	}

}
