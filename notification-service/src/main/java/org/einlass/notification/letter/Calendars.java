package org.einlass.notification.letter;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;

import net.fortuna.ical4j.model.Calendar;
import net.fortuna.ical4j.model.TimeZoneRegistry;
import net.fortuna.ical4j.model.TimeZoneRegistryFactory;
import net.fortuna.ical4j.model.component.CalendarComponent;
import net.fortuna.ical4j.model.component.VEvent;
import net.fortuna.ical4j.model.parameter.Cn;
import net.fortuna.ical4j.model.property.DtEnd;
import net.fortuna.ical4j.model.property.DtStamp;
import net.fortuna.ical4j.model.property.DtStart;
import net.fortuna.ical4j.model.property.Location;
import net.fortuna.ical4j.model.property.Method;
import net.fortuna.ical4j.model.property.Organizer;
import net.fortuna.ical4j.model.property.ProdId;
import net.fortuna.ical4j.model.property.Sequence;
import net.fortuna.ical4j.model.property.Summary;
import net.fortuna.ical4j.model.property.Uid;
import net.fortuna.ical4j.model.property.Url;
import net.fortuna.ical4j.model.property.immutable.ImmutableMethod;
import net.fortuna.ical4j.model.property.immutable.ImmutableStatus;
import net.fortuna.ical4j.model.property.immutable.ImmutableVersion;
import org.einlass.notification.programme.Session;

/**
 * Calendar files of letters (RFC 5545): one entry for each session. The UID stays the
 * same for a registration and session, SEQUENCE is the event's version, so that a moved
 * session replaces the entry and a cancelled one takes it away (METHOD, RFC 5546).
 * Nothing secret is inside: people share calendars.
 */
final class Calendars {

	private static final TimeZoneRegistry ZONES = TimeZoneRegistryFactory.getInstance().createRegistry();

	private Calendars() {
	}

	static Letter.CalendarFile of(Occasion occasion, Wording wording, Sender sender) {
		boolean cancelled = occasion.cancels();
		Method method = cancelled ? ImmutableMethod.CANCEL : ImmutableMethod.PUBLISH;
		Calendar calendar = new Calendar();
		calendar.add(new ProdId("-//Einlass//Einlass//DE"));
		calendar.add(ImmutableVersion.VERSION_2_0);
		calendar.add(method);
		Set<ZoneId> zones = new HashSet<>();
		for (Session session : occasion.sessions()) {
			if (!session.allDay() && zones.add(session.zone())) {
				zone(calendar, session.zone());
			}
		}
		occasion.sessions().forEach((session) -> calendar.add(entry(occasion, session, wording, sender)));
		byte[] content = calendar.toString().getBytes(StandardCharsets.UTF_8);
		return new Letter.CalendarFile(wording.text("letter.calendar.file") + ".ics", method.getValue(), content);
	}

	private static void zone(Calendar calendar, ZoneId zone) {
		var known = ZONES.getTimeZone(zone.getId());
		if (known != null) {
			calendar.add(known.getVTimeZone());
		}
	}

	private static CalendarComponent entry(Occasion occasion, Session session, Wording wording, Sender sender) {
		boolean cancelled = occasion.cancels();
		VEvent entry = new VEvent(false);
		entry.add(new DtStamp(occasion.now().truncatedTo(ChronoUnit.SECONDS)));
		entry.add(new Uid(occasion.recipient().registration() + "." + session.id() + "@einlass"));
		entry.add(new Sequence((int) occasion.event().version() + (cancelled ? 1 : 0)));
		entry.add(cancelled ? ImmutableStatus.VEVENT_CANCELLED : ImmutableStatus.VEVENT_CONFIRMED);
		times(entry, session);
		String title = wording.of(occasion.event().title());
		entry.add(new Summary((session.title() != null) ? title + ": " + wording.of(session.title()) : title));
		Session.Venue venue = session.venue();
		if (venue != null && !venue.lines().isEmpty()) {
			entry.add(new Location(String.join(", ", venue.lines())));
		}
		entry.add(new Url(URI.create(sender.publicUrl() + "/events/" + occasion.event().slug())));
		entry.add(organiser(occasion, sender));
		return entry;
	}

	/** RFC 5546 wants an organiser in what is published or cancelled. */
	private static Organizer organiser(Occasion occasion, Sender sender) {
		Organizer organiser = new Organizer(URI.create("mailto:" + sender.address()));
		organiser.add(new Cn(occasion.event().organisationName().replaceAll("[\\p{Cntrl}\"]+", " ")));
		return organiser;
	}

	private static void times(VEvent entry, Session session) {
		if (session.allDay()) {
			entry.add(new DtStart<>(session.day()));
			entry.add(new DtEnd<>(SessionTimes.lastDay(session).plusDays(1)));
		}
		else {
			entry.add(new DtStart<>(session.start().atZone(session.zone())));
			entry.add(new DtEnd<>(session.end().atZone(session.zone())));
		}
	}

}
