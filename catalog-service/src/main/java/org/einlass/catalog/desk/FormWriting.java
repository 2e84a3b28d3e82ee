package org.einlass.catalog.desk;

import java.time.Instant;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventContent;
import org.einlass.catalog.event.Quota;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.SignUp;
import org.einlass.catalog.event.Texts;
import org.einlass.catalog.event.Venue;
import org.einlass.catalog.wording.SessionTime;
import org.jspecify.annotations.Nullable;

/** Fills the editor's form from an event. */
final class FormWriting {

	private final Map<String, List<String>> fields = new LinkedHashMap<>();

	private FormWriting() {
	}

	/** The form of a new event, with what most events have. */
	static EventForm blank(String organisation) {
		return EventForm.of(Map.of())
			.with(Map.of("organisation", organisation, "format", "on_site", "visibility", "public", "signUp.kind",
					"here", "signUp.maxAttendees", "5", "signUp.onePerPerson", "event", "signUp.audience.level",
					"guest", "signUp.requireConfirmation", "on", "signUp.holdMinutes", "30", "signUp.retentionDays",
					"30"))
			.with(Map.of("signUp.promotion", "offer", "signUp.groupRule", "in_order", "signUp.zone",
					LocalTimes.USUAL_ZONE.getId()))
			.withSession()
			.withQuota("sessions[0]");
	}

	static EventForm of(Event event) {
		FormWriting writing = new FormWriting();
		EventContent content = event.content();
		writing.put("organisation", event.organisation());
		writing.texts("title", content.title());
		writing.texts("summary", content.summary());
		writing.texts("description", content.description());
		writing.word("format", content.format());
		writing.word("visibility", content.visibility());
		writing.put("topics", String.join(", ", content.topics()));
		writing.put("languages", String.join(", ", content.languages()));
		writing.fields.put("accessibility", content.accessibility());
		if (content.councilPaper() != null) {
			writing.put("councilPaper.reference", content.councilPaper().reference());
			writing.put("councilPaper.url", content.councilPaper().url());
		}
		writing.put("gates", String.join("\n", content.gates()));
		ZoneId zone = content.sessions().isEmpty() ? LocalTimes.USUAL_ZONE : content.sessions().getFirst().zone();
		writing.signUp(content.signUp(), zone);
		for (int i = 0; i < content.sessions().size(); i++) {
			writing.session("sessions[" + i + "].", content.sessions().get(i));
		}
		return EventForm.of(writing.fields);
	}

	private void signUp(SignUp signUp, ZoneId zone) {
		word("signUp.kind", signUp.kind());
		put("signUp.zone", zone);
		time("signUp.opensAt", signUp.opensAt(), zone);
		time("signUp.closesAt", signUp.closesAt(), zone);
		time("signUp.cancelUntil", signUp.cancelUntil(), zone);
		put("signUp.maxAttendees", signUp.maxAttendees());
		word("signUp.onePerPerson", signUp.onePerPerson());
		word("signUp.audience.level", signUp.audience().level());
		put("signUp.requireConfirmation", signUp.requireConfirmation() ? "on" : "");
		put("signUp.holdMinutes", signUp.holdMinutes());
		word("signUp.promotion", signUp.promotion());
		word("signUp.groupRule", signUp.groupRule());
		put("signUp.closeWhenSoldOut", signUp.closeWhenSoldOut() ? "on" : "");
		put("signUp.retentionDays", signUp.retentionDays());
		put("signUp.releaseAfterMinutes", signUp.releaseAfterMinutes());
		if (signUp.elsewhere() != null) {
			put("signUp.elsewhere.url", signUp.elsewhere().url());
			put("signUp.elsewhere.phone", signUp.elsewhere().phone());
			put("signUp.elsewhere.email", signUp.elsewhere().email());
		}
	}

	private void session(String row, Session session) {
		put(row + "id", session.id());
		texts(row + "title", session.title());
		time(row + "start", session.start(), session.zone());
		time(row + "end", end(session), session.zone());
		put(row + "zone", session.zone());
		put(row + "allDay", session.allDay() ? "on" : "");
		put(row + "online", session.online() ? "on" : "");
		put(row + "roomLimit", session.roomLimit());
		put(row + "status", session.scheduled() ? "" : "cancelled");
		Venue venue = session.venue();
		if (venue != null) {
			put(row + "venue.name", venue.name());
			put(row + "venue.street", venue.street());
			put(row + "venue.postcode", venue.postcode());
			put(row + "venue.city", venue.city());
		}
		for (int i = 0; i < session.quotas().size(); i++) {
			quota(row + "quotas[" + i + "].", session.quotas().get(i));
		}
	}

	/** Whole days are told by their last day, not by the midnight after it. */
	static Instant end(Session session) {
		return session.allDay() ? SessionTime.of(session).last().atStartOfDay(session.zone()).toInstant()
				: session.end();
	}

	private void quota(String row, Quota quota) {
		put(row + "id", quota.id());
		texts(row + "name", quota.name());
		word(row + "kind", quota.kind());
		put(row + "places", quota.places());
		put(row + "waitingList", quota.waitingList() ? "on" : "");
		if (quota.audience() != null) {
			word(row + "audience.level", quota.audience().level());
		}
	}

	private void time(String name, @Nullable Instant at, ZoneId zone) {
		put(name, LocalTimes.write(at, zone));
		put(name + ".which", LocalTimes.which(at, zone));
	}

	private void texts(String name, @Nullable Texts texts) {
		if (texts != null) {
			texts.byLanguage().forEach((language, text) -> put(name + "." + language, text));
		}
	}

	private void word(String name, Enum<?> value) {
		put(name, value.name().toLowerCase(Locale.ROOT));
	}

	private void put(String name, @Nullable Object value) {
		this.fields.put(name, List.of((value != null) ? value.toString() : ""));
	}

}
