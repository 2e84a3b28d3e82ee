package org.einlass.catalog.desk;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.Quota;
import org.einlass.catalog.event.QuotaState;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.SignUp;
import org.einlass.catalog.wording.SessionTime;
import org.einlass.starter.identity.Person;
import org.einlass.starter.identity.Role;
import org.jspecify.annotations.Nullable;

/**
 * An event on the desk, at its next session (or its last one).
 *
 * @param href of the page that shows it
 * @param session the id of that session, or null if it has none
 * @param places how many in all, or null if unlimited
 * @param edits whether this person may change the event; likewise the others
 */
record DeskRow(UUID id, String href, String title, String host, String status, String when, int more,
		@Nullable UUID session, boolean signUpHere, int taken, int waiting, @Nullable Integer places, boolean edits,
		boolean checks, boolean scans, boolean counts) {

	static DeskRow of(Event event, Map<UUID, QuotaState> states, Person person, Instant now, Locale locale) {
		List<Session> all = event.content().sessions().stream().sorted(Comparator.comparing(Session::start)).toList();
		List<Session> coming = all.stream()
			.filter((session) -> session.scheduled() && !session.end().isBefore(now))
			.toList();
		Session next = !coming.isEmpty() ? coming.getFirst() : all.isEmpty() ? null : all.getLast();
		List<Quota> quotas = (next != null) ? next.quotas() : List.of();
		String host = event.organisation();
		return new DeskRow(event.id(), href(event), event.content().title().in(locale), event.organisationName(),
				event.status().name().toLowerCase(Locale.ROOT), (next != null) ? SessionTime.of(next).when(locale) : "",
				Math.max(0, coming.size() - 1), (next != null) ? next.id() : null,
				event.content().signUp().kind() == SignUp.Kind.HERE,
				quotas.stream().mapToInt((quota) -> state(states, quota).taken()).sum(),
				quotas.stream().mapToInt((quota) -> state(states, quota).waiting()).sum(), places(quotas),
				person.may(Role.ORGANISER, host), person.may(Role.SUPERVISOR, host), person.may(Role.STEWARD, host),
				person.may(Role.VIEWER, host));
	}

	/** The public page, or else the one for those who may see it. */
	static String href(Event event) {
		return event.open() ? "/events/" + event.slug() : "/manage/events/" + event.id() + "/preview";
	}

	private static QuotaState state(Map<UUID, QuotaState> states, Quota quota) {
		return states.getOrDefault(quota.id(), QuotaState.UNUSED);
	}

	private static @Nullable Integer places(List<Quota> quotas) {
		boolean unlimited = quotas.stream().anyMatch((quota) -> quota.places() == null);
		return unlimited ? null : quotas.stream().map(Quota::places).mapToInt((one) -> (one != null) ? one : 0).sum();
	}

}
