package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Language;
import org.einlass.registration.programme.Quota;
import org.einlass.registration.programme.SessionTime;

/**
 * Where the places of one quota can be moved to.
 *
 * @param lost whether those places are gone, since their session does not take place
 */
record MoveView(String from, String name, boolean lost, List<TargetView> targets) {

	/** {@code free}: at once, else one waits while the old place stays. */
	record TargetView(String to, String name, boolean free) {
	}

	static List<MoveView> of(Registration registration, Event event, Language language, Instant now) {
		if (event.status() != Event.Status.PUBLISHED || registration instanceof Registration.Held
				|| registration instanceof Registration.Waitlisted || registration instanceof Registration.Offered
				|| registration instanceof Registration.Expired) {
			return List.of();
		}
		Map<UUID, Integer> places = registration.booking()
			.count((place) -> place.lost() || place.state() == Place.State.CONFIRMED);
		boolean lost = registration.booking().any(Place::lost);
		return places.entrySet()
			.stream()
			.flatMap((from) -> event.quota(from.getKey()).stream())
			.map((from) -> new MoveView(from.id().toString(), words(from, event, language), lost,
					targets(from, places.getOrDefault(from.id(), 0), lost, event, language, now).toList()))
			.filter((move) -> !move.targets().isEmpty())
			.toList();
	}

	private static Stream<TargetView> targets(Quota from, int count, boolean lost, Event event, Language language,
			Instant now) {
		return event.sessions()
			.stream()
			.filter((session) -> !session.id().equals(from.session()) && !session.cancelled()
					&& session.start().isAfter(now))
			.flatMap((session) -> session.quotas().stream())
			.filter((quota) -> !quota.removed() && quota.kind() == from.kind())
			.filter((quota) -> quota.free() >= count || (quota.waitingList() && !lost))
			.map((quota) -> new TargetView(quota.id().toString(), words(quota, event, language),
					quota.free() >= count));
	}

	/** A quota with its session, in words. */
	static String words(Quota quota, Event event, Language language) {
		return language.of(quota.name()) + " · "
				+ event.session(quota.session()).map((session) -> SessionTime.of(session, language)).orElse("");
	}

}
