package org.einlass.catalog.desk;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

import org.einlass.catalog.event.Audience;
import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventDraft.QuotaDraft;
import org.einlass.catalog.event.EventDraft.SessionDraft;
import org.einlass.catalog.event.Quota;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.Texts;
import org.einlass.catalog.event.Venue;
import org.jspecify.annotations.Nullable;

/** Reads the sessions of the form. */
final class SessionReading {

	private final FormReading reading;

	private final List<Session> before;

	SessionReading(FormReading reading, @Nullable Event current) {
		this.reading = reading;
		this.before = (current != null) ? current.content().sessions() : List.of();
	}

	List<SessionDraft> read() {
		return this.reading.form().sessions().stream().map(this::session).toList();
	}

	private SessionDraft session(String row) {
		UUID id = this.reading.id(row + ".id");
		Session known = this.before.stream().filter((session) -> session.id().equals(id)).findFirst().orElse(null);
		ZoneId zone = this.reading.zone(row + ".zone");
		boolean allDay = this.reading.ticked(row + ".allDay");
		Session told = (known != null && untouched(row, known, zone, allDay)) ? known : null;
		Instant start = (told != null) ? told.start() : time(row + ".start", zone, known, Session::start);
		Instant end = (told != null) ? told.end() : time(row + ".end", zone, known, Session::end);
		if (allDay && start != null && told == null) {
			end = midnight((end != null) ? end : start, zone, 1);
			start = midnight(start, zone, 0);
		}
		return new SessionDraft(id, texts(row + ".title", (known != null) ? known.title() : null), start, end,
				zone.getId(), allDay, this.reading.ticked(row + ".online"), this.reading.number(row + ".roomLimit"),
				venue(row + ".venue", (known != null) ? known.venue() : null),
				this.reading.form().quotas(row).stream().map((quota) -> quota(quota, known)).toList());
	}

	/** Whether the times of a session stand in the form as they were told. */
	private boolean untouched(String row, Session known, ZoneId zone, boolean allDay) {
		return known.zone().equals(zone) && known.allDay() == allDay
				&& this.reading.untouched(row + ".start", zone, known.start())
				&& this.reading.untouched(row + ".end", zone, FormWriting.end(known));
	}

	private @Nullable Instant time(String name, ZoneId zone, @Nullable Session known, Function<Session, Instant> at) {
		Instant before = (known != null && known.zone().equals(zone) && !known.allDay()) ? at.apply(known) : null;
		return this.reading.time(name, zone, before);
	}

	private static Instant midnight(Instant at, ZoneId zone, int daysLater) {
		return at.atZone(zone).toLocalDate().plusDays(daysLater).atTime(LocalTime.MIDNIGHT).atZone(zone).toInstant();
	}

	/** Coordinates stay only with the address that they belong to. */
	private @Nullable Venue venue(String row, @Nullable Venue before) {
		String name = this.reading.line(row + ".name", (before != null) ? before.name() : null);
		String street = this.reading.line(row + ".street", (before != null) ? before.street() : null);
		String postcode = this.reading.line(row + ".postcode", (before != null) ? before.postcode() : null);
		String city = this.reading.line(row + ".city", (before != null) ? before.city() : null);
		if (name == null && street == null && postcode == null && city == null) {
			return null;
		}
		if (before != null && Objects.equals(before.street(), street) && Objects.equals(before.postcode(), postcode)
				&& Objects.equals(before.city(), city)) {
			return new Venue((name != null) ? name : "", street, postcode, city, before.latitude(), before.longitude());
		}
		return new Venue((name != null) ? name : "", street, postcode, city, null, null);
	}

	private QuotaDraft quota(String row, @Nullable Session session) {
		UUID id = this.reading.id(row + ".id");
		List<Quota> quotas = (session != null) ? session.quotas() : List.of();
		Quota known = quotas.stream().filter((quota) -> Objects.equals(quota.id(), id)).findFirst().orElse(null);
		Texts name = texts(row + ".name", (known != null) ? known.name() : null);
		this.reading.checks().that(name != null, row + ".name.de", "required");
		return new QuotaDraft(id, name, this.reading.choice(row + ".kind", Quota.Kind.class),
				this.reading.number(row + ".places"), this.reading.ticked(row + ".waitingList"),
				audience(row, (known != null) ? known.audience() : null));
	}

	/**
	 * None is the rule of the event; a finer rule that the form does not show is kept.
	 */
	private @Nullable Audience audience(String row, @Nullable Audience before) {
		Audience.Level chosen = this.reading.choice(row + ".audience.level", Audience.Level.class);
		return (before != null && before.level() == chosen) ? before
				: (chosen != null) ? new Audience(chosen, List.of(), List.of()) : null;
	}

	private @Nullable Texts texts(String name, @Nullable Texts before) {
		return OtherLanguages.kept(this.reading.texts(name, before), before);
	}

}
