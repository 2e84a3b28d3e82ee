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
 * @param targets empty only for what is lost by those who have other places
 */
record MoveView(String from, String name, boolean lost, List<TargetView> targets) {

	/** {@code free}: at once, else one waits while the old place stays. */
	record TargetView(String to, String name, boolean free) {
	}

	static List<MoveView> of(Registration registration, Event event, Language language, Instant now) {
		Terms terms = new Terms(event, Map.of(), now);
		Map<UUID, Integer> places = registration.booking()
			.count((place) -> place.confirmed() || place.lost() == Place.State.CONFIRMED);
		return event.quotas()
			.filter((from) -> places.containsKey(from.id()))
			.map((from) -> of(registration, from, places.getOrDefault(from.id(), 0), terms, language))
			.filter((move) -> !move.targets().isEmpty() || move.lost() && registration instanceof Registration.Active)
			.toList();
	}

	private static MoveView of(Registration registration, Quota from, int count, Terms terms, Language language) {
		boolean lost = !registration.booking().any((place) -> place.quota().equals(from.id()) && place.confirmed());
		Stream<TargetView> targets = terms.event()
			.quotas()
			.filter((to) -> !to.session().equals(from.session()) && !to.removed() && to.kind() == from.kind())
			.filter((to) -> new Move(from.id(), to.id(), true, null).refuse(terms, registration).isEmpty())
			.map((to) -> new TargetView(to.id().toString(), words(to, terms.event(), language),
					terms.event().free(to) >= count))
			.filter((target) -> target.free() || !lost && mayWait(terms.event(), target));
		return new MoveView(from.id().toString(), words(from, terms.event(), language), lost, targets.toList());
	}

	private static boolean mayWait(Event event, TargetView target) {
		return event.quota(UUID.fromString(target.to())).filter(event::mayWait).isPresent();
	}

	/** A quota with its session, in words. */
	static String words(Quota quota, Event event, Language language) {
		return language.of(quota.name()) + " · "
				+ event.session(quota.session()).map((session) -> SessionTime.of(session, language)).orElse("");
	}

}
