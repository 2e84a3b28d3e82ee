package org.einlass.registration.boxoffice;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Session;

/**
 * A registration as a calendar file (RFC 5545): one entry for each session with a place.
 * UID and SEQUENCE are those of the files in our mails, so that a calendar has one entry
 * however it came there. Nothing secret is inside: people share calendars.
 */
final class Ical4jCalendar {

	private static final TimeZoneRegistry ZONES = TimeZoneRegistryFactory.getInstance().createRegistry();

	private final Event event;

	private final Language language;

	private final String publicUrl;

	private final Instant now;

	Ical4jCalendar(Event event, Language language, String publicUrl, Instant now) {
		this.event = event;
		this.language = language;
		this.publicUrl = publicUrl;
		this.now = now.truncatedTo(ChronoUnit.SECONDS);
	}

	/** The sessions in which the registration has a place for sure. */
	static List<Session> sessions(Registration registration, Event event) {
		return event.sessions()
			.stream()
			.filter((session) -> registration.booking()
				.any((place) -> place.state() == Place.State.CONFIRMED && place.session().equals(session.id())))
			.toList();
	}

	byte[] of(UUID registration, List<Session> sessions) {
		Calendar calendar = new Calendar();
		calendar.add(new ProdId("-//Einlass//Einlass//DE"));
		calendar.add(ImmutableVersion.VERSION_2_0);
		Set<ZoneId> zones = new HashSet<>();
		for (Session session : sessions) {
			if (!session.allDay() && zones.add(session.zone())) {
				zone(calendar, session.zone());
			}
		}
		sessions.forEach((session) -> calendar.add(entry(registration, session)));
		return calendar.toString().getBytes(StandardCharsets.UTF_8);
	}

	private static void zone(Calendar calendar, ZoneId zone) {
		var known = ZONES.getTimeZone(zone.getId());
		if (known != null) {
			calendar.add(known.getVTimeZone());
		}
	}

	private VEvent entry(UUID registration, Session session) {
		VEvent entry = new VEvent(false);
		entry.add(new DtStamp(this.now));
		entry.add(new Uid(registration + "." + session.id() + "@einlass"));
		entry.add(new Sequence((int) this.event.version()));
		entry.add(ImmutableStatus.VEVENT_CONFIRMED);
		times(entry, session);
		String title = this.language.of(this.event.title());
		String own = this.language.of(session.title());
		entry.add(new Summary(own.isEmpty() ? title : title + ": " + own));
		String place = (session.venue() != null) ? session.venue().line() : "";
		if (!place.isEmpty()) {
			entry.add(new Location(place));
		}
		entry.add(new Url(URI.create(this.publicUrl + "/events/" + this.event.slug())));
		return entry;
	}

	private static void times(VEvent entry, Session session) {
		if (session.allDay()) {
			entry.add(new DtStart<>(session.start().atZone(session.zone()).toLocalDate()));
			entry.add(new DtEnd<>(session.end().minusNanos(1).atZone(session.zone()).toLocalDate().plusDays(1)));
		}
		else {
			entry.add(new DtStart<>(session.start().atZone(session.zone())));
			entry.add(new DtEnd<>(session.end().atZone(session.zone())));
		}
	}

}
