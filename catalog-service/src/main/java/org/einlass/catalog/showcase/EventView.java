package org.einlass.catalog.showcase;

import java.time.Instant;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;

import org.einlass.catalog.event.Availability;
import org.einlass.catalog.event.Event;
import org.einlass.catalog.event.EventContent;
import org.einlass.catalog.event.QuotaState;
import org.einlass.catalog.event.Session;
import org.einlass.catalog.event.SignUp;
import org.einlass.catalog.event.Texts;
import org.einlass.catalog.wording.Markdown;
import org.einlass.catalog.wording.SessionTime;
import org.jspecify.annotations.Nullable;

/**
 * An event as its page shows it.
 *
 * @param description HTML that is safe to show, perhaps empty
 * @param over whether its last session is over
 * @param sessions what is still to come, or all if it is over
 * @param past sessions that are over while others are to come
 */
record EventView(UUID id, String title, String titleLanguage, String summary, String description,
		String descriptionLanguage, String host, String hostHref, boolean cancelled, @Nullable String reason,
		boolean over, String format, List<String> topics, List<String> targetGroups, List<String> languages,
		List<String> accessibility, EventContent.@Nullable CouncilPaper councilPaper, SignUpView signUp,
		List<SessionView> sessions, List<SessionView> past) {

	static EventView of(Event event, Map<UUID, QuotaState> states, Instant now, Locale locale) {
		EventContent content = event.content();
		Texts description = content.description();
		List<Session> inOrder = content.sessions().stream().sorted(Comparator.comparing(Session::start)).toList();
		List<Session> coming = inOrder.stream().filter((session) -> !session.end().isBefore(now)).toList();
		boolean over = coming.isEmpty() && !inOrder.isEmpty();
		SignUp signUp = content.signUp();
		return new EventView(event.id(), content.title().in(locale), content.title().language(locale),
				EventCard.text(content.summary(), locale),
				(description != null) ? Markdown.html(description.in(locale)) : "",
				(description != null) ? description.language(locale) : "de", event.organisationName(),
				"/organisations/" + event.organisation(), event.status() == Event.Status.CANCELLED, event.reason(),
				over, lower(content.format()), content.topics(), content.targetGroups(), content.languages(),
				content.accessibility(), content.councilPaper(),
				SignUpView.of(event, zone(inOrder), coming, states, now, locale),
				views(over ? inOrder : coming, signUp, states, now, locale),
				views(over ? List.of() : inOrder.stream().filter((session) -> session.end().isBefore(now)).toList(),
						signUp, states, now, locale));
	}

	private static List<SessionView> views(List<Session> sessions, SignUp signUp, Map<UUID, QuotaState> states,
			Instant now, Locale locale) {
		return sessions.stream().map((session) -> SessionView.of(session, signUp, states, now, locale)).toList();
	}

	private static ZoneId zone(List<Session> sessions) {
		return sessions.isEmpty() ? ZoneId.of("Europe/Berlin") : sessions.getFirst().zone();
	}

	static String lower(Enum<?> value) {
		return value.name().toLowerCase(Locale.ROOT);
	}

	/**
	 * How to get in.
	 *
	 * @param state {@code here}, {@code full}, {@code not_yet}, {@code closed},
	 * {@code running}, {@code elsewhere}, {@code none}, {@code unknown}, {@code over} or
	 * {@code cancelled}
	 * @param here whether people sign up with us, at whatever time
	 * @param opens when the sign-up opens, in words, or null
	 * @param closes until when it is open, in words, or null
	 */
	record SignUpView(String state, boolean here, String href, @Nullable String opens, @Nullable String closes,
			String audience, SignUp.@Nullable Elsewhere elsewhere) {

		static SignUpView of(Event event, ZoneId zone, List<Session> coming, Map<UUID, QuotaState> states, Instant now,
				Locale locale) {
			SignUp signUp = event.content().signUp();
			return new SignUpView(state(event, coming, states, now), signUp.kind() == SignUp.Kind.HERE,
					"/sign-up/" + event.id(), moment(signUp.opensAt(), zone, locale),
					moment(signUp.closesAt(), zone, locale), lower(signUp.audience().level()), signUp.elsewhere());
		}

		private static String state(Event event, List<Session> coming, Map<UUID, QuotaState> states, Instant now) {
			SignUp signUp = event.content().signUp();
			if (event.status() == Event.Status.CANCELLED) {
				return "cancelled";
			}
			if (coming.isEmpty() && !event.content().sessions().isEmpty()) {
				return "over";
			}
			List<Session> scheduled = coming.stream().filter(Session::scheduled).toList();
			if (!coming.isEmpty() && scheduled.isEmpty()) {
				return "closed";
			}
			return (signUp.kind() == SignUp.Kind.HERE) ? here(signUp, scheduled, states, now) : outside(signUp, now);
		}

		/** Only a time that the host has set ends a sign-up elsewhere. */
		private static String outside(SignUp signUp, Instant now) {
			boolean elsewhere = signUp.kind() == SignUp.Kind.ELSEWHERE;
			if (elsewhere && signUp.opensAt() != null && now.isBefore(signUp.opensAt())) {
				return "not_yet";
			}
			boolean closed = elsewhere && signUp.closesAt() != null && !now.isBefore(signUp.closesAt());
			return closed ? "closed" : lower(signUp.kind());
		}

		private static String here(SignUp signUp, List<Session> scheduled, Map<UUID, QuotaState> states, Instant now) {
			SignUpBadge badge = SignUpBadge.of(signUp, scheduled, states, now, Locale.ROOT);
			if (badge == null) {
				return "here";
			}
			return switch (badge.state()) {
				case "not_yet", "closed", "running" -> badge.state();
				default -> full(signUp, scheduled, states, now) ? "full" : "here";
			};
		}

		/** Whether no date that is open has a place, or a waiting list. */
		private static boolean full(SignUp signUp, List<Session> scheduled, Map<UUID, QuotaState> states, Instant now) {
			return scheduled.stream()
				.filter((session) -> SignUpBadge.why(signUp, session, now, Locale.ROOT) == null)
				.flatMap((session) -> session.quotas().stream())
				.allMatch((quota) -> Availability.of(quota, states.get(quota.id())) == Availability.NONE);
		}

		private static @Nullable String moment(@Nullable Instant at, ZoneId zone, Locale locale) {
			return (at != null) ? SessionTime.moment(at, zone, locale) : null;
		}

	}

}
