package org.einlass.catalog.event;

import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

import org.einlass.catalog.event.EventDraft.QuotaDraft;
import org.einlass.catalog.event.EventDraft.SessionDraft;
import org.einlass.starter.problem.Checks;
import org.jspecify.annotations.Nullable;

/** What a draft must keep to; throws with every field that is wrong. */
final class DraftRules {

	static final int MOST_SESSIONS = 500;

	static final int MOST_QUOTAS = 20;

	static final int MOST_PLACES = 1_000_000;

	private static final Instant EARLIEST = Instant.parse("1970-01-01T00:00:00Z");

	private static final Instant LATEST = Instant.parse("2200-01-01T00:00:00Z");

	private final Checks checks = new Checks();

	final TextRules texts = new TextRules(this.checks);

	private DraftRules() {
	}

	static void check(EventDraft draft) {
		fits(draft.sessions());
		DraftRules rules = new DraftRules();
		rules.checks.line("organisation", draft.organisation(), 60);
		rules.checks.present("title", draft.title());
		rules.texts.lines("title", draft.title(), 200);
		rules.texts.lines("summary", draft.summary(), 500);
		rules.texts.texts("description", draft.description(), 20_000);
		rules.words("topics", draft.topics());
		rules.words("targetGroups", draft.targetGroups());
		rules.words("languages", draft.languages());
		rules.words("accessibility", draft.accessibility());
		if (draft.councilPaper() != null) {
			rules.checks.line("councilPaper.reference", draft.councilPaper().reference(), 60);
			rules.url("councilPaper.url", draft.councilPaper().url());
		}
		Gates.check(rules.checks, draft.gates());
		if (draft.signUp() != null) {
			new SignUpRules(rules.checks, rules).check(draft.signUp());
		}
		rules.sessions(draft.sessions());
		rules.checks.done();
	}

	/** More than a message may hold is no wrong field: the whole is too large. */
	private static void fits(@Nullable List<SessionDraft> sessions) {
		if (sessions != null && (sessions.size() > MOST_SESSIONS || sessions.stream()
			.anyMatch((session) -> session != null && session.quotas() != null
					&& session.quotas().size() > MOST_QUOTAS))) {
			throw new EventRefused.TooLarge();
		}
	}

	private void sessions(@Nullable List<SessionDraft> sessions) {
		Set<Object> ids = new HashSet<>();
		for (int i = 0; sessions != null && i < sessions.size(); i++) {
			String path = "sessions[" + i + "]";
			SessionDraft session = sessions.get(i);
			this.checks.present(path, session);
			if (session != null) {
				session(path, session);
				this.checks.that(session.id() == null || ids.add(session.id()), path + ".id", "duplicate");
				quotas(path + ".quotas", session.quotas(), ids);
			}
		}
	}

	private void session(String path, SessionDraft session) {
		this.texts.lines(path + ".title", session.title(), 200);
		instant(path + ".start", session.start());
		instant(path + ".end", session.end());
		this.checks.present(path + ".start", session.start()).present(path + ".end", session.end());
		if (session.start() != null && session.end() != null) {
			// An event without a known end ends when it starts (RFC 5545, 3.6.1).
			this.checks.that(!session.end().isBefore(session.start()), path + ".end", "end-before-start");
		}
		this.checks.that(session.zone() == null || ZoneId.getAvailableZoneIds().contains(session.zone()),
				path + ".zone", "zone");
		this.checks.range(path + ".roomLimit", session.roomLimit(), 1, MOST_PLACES);
		if (session.venue() != null) {
			venue(path + ".venue", session.venue());
		}
	}

	private void venue(String path, Venue venue) {
		this.checks.line(path + ".name", venue.name(), 200)
			.optionalLine(path + ".street", venue.street(), 200)
			.optionalLine(path + ".postcode", venue.postcode(), 20)
			.optionalLine(path + ".city", venue.city(), 100)
			.that((venue.latitude() == null) == (venue.longitude() == null), path + ".longitude", "coordinates")
			.that(within(venue.latitude(), 90), path + ".latitude", "range", -90, 90)
			.that(within(venue.longitude(), 180), path + ".longitude", "range", -180, 180);
	}

	private static boolean within(@Nullable Double degrees, double limit) {
		return degrees == null || (degrees >= -limit && degrees <= limit);
	}

	private void quotas(String path, @Nullable List<QuotaDraft> quotas, Set<Object> ids) {
		for (int i = 0; quotas != null && i < quotas.size(); i++) {
			String place = path + "[" + i + "]";
			QuotaDraft quota = quotas.get(i);
			this.checks.present(place, quota);
			if (quota != null) {
				this.checks.present(place + ".name", quota.name())
					.range(place + ".places", quota.places(), 0, MOST_PLACES)
					.that(quota.id() == null || ids.add(quota.id()), place + ".id", "duplicate");
				this.texts.lines(place + ".name", quota.name(), 100);
				audience(place + ".audience", quota.audience());
			}
		}
	}

	void audience(String path, @Nullable Audience audience) {
		if (audience != null) {
			this.checks.present(path + ".level", audience.level());
			words(path + ".groups", audience.groups());
			words(path + ".domains", audience.domains());
		}
	}

	void instant(String path, @Nullable Instant instant) {
		this.checks.that(instant == null || plausible(instant), path, "date");
	}

	static boolean plausible(Instant instant) {
		return !instant.isBefore(EARLIEST) && instant.isBefore(LATEST);
	}

	/** A short list of single words or short names. */
	void words(String path, @Nullable List<String> words) {
		this.checks.size(path, words, 0, 50);
		for (int i = 0; words != null && i < Math.min(words.size(), 50); i++) {
			this.checks.line(path + "[" + i + "]", words.get(i), 100);
		}
	}

	/**
	 * An address on the web, which links may lead to; a part before an @ would only make
	 * people believe that it leads elsewhere.
	 */
	void url(String path, @Nullable String url) {
		this.checks.optionalLine(path, url, 2000);
		this.checks.that(url == null || web(url), path, "url");
	}

	private static boolean web(String url) {
		try {
			URI uri = new URI(url);
			return ("https".equals(uri.getScheme()) || "http".equals(uri.getScheme())) && uri.getHost() != null
					&& uri.getRawUserInfo() == null;
		}
		catch (java.net.URISyntaxException malformed) {
			return false;
		}
	}

}
