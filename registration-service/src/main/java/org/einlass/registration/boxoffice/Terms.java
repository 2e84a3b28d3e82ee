package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.Closed;
import org.einlass.registration.boxoffice.RegistrationRefused.EventCancelled;
import org.einlass.registration.boxoffice.RegistrationRefused.EventOver;
import org.einlass.registration.boxoffice.RegistrationRefused.NotEligible;
import org.einlass.registration.boxoffice.RegistrationRefused.NotOpenYet;
import org.einlass.registration.boxoffice.RegistrationRefused.TooManyPlaces;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SignUpRules;
import org.einlass.starter.text.CodeText;
import org.jspecify.annotations.Nullable;

/** On what terms one may sign up for an event at a time, however many places are free. */
record Terms(Event event, Map<UUID, Set<String>> accessCodes, Instant now) {

	/** Why this sign-up is refused, else empty. */
	Optional<RegistrationRefused> refuse(SignUp signUp) {
		Set<UUID> quotas = signUp.places().keySet();
		return known(quotas).or(() -> takesPlace(quotas))
			.or(() -> open(quotas))
			.or(() -> few(signUp))
			.or(() -> eligible(quotas, signUp.account(), signUp.accessCode()));
	}

	/**
	 * Why the desk refuses this sign-up: nobody needs a code there, and it is never too
	 * early or too late.
	 */
	Optional<RegistrationRefused> refuseAtDesk(SignUp signUp) {
		Set<UUID> quotas = signUp.places().keySet();
		return known(quotas).or(() -> takesPlace(quotas)).or(() -> few(signUp));
	}

	private Optional<RegistrationRefused> known(Set<UUID> quotas) {
		boolean known = this.event.signsUpHere()
				&& quotas.stream().allMatch((quota) -> this.event.quota(quota).isPresent());
		return known ? Optional.empty() : Optional.of(new Unknown());
	}

	/** Why nobody gets a place in these quotas any longer, else empty. */
	Optional<RegistrationRefused> takesPlace(Set<UUID> quotas) {
		List<Session> sessions = sessions(quotas);
		if (this.event.status() != Event.Status.PUBLISHED || sessions.stream().anyMatch(Session::cancelled)) {
			return Optional.of(new EventCancelled());
		}
		boolean over = !this.event.over().isAfter(this.now)
				|| sessions.stream().anyMatch((session) -> !session.over().isAfter(this.now));
		return over ? Optional.of(new EventOver()) : Optional.empty();
	}

	Optional<RegistrationRefused> open(Set<UUID> quotas) {
		SignUpRules rules = this.event.signUp();
		Instant opensAt = rules.opensAt();
		List<Session> sessions = sessions(quotas);
		if (opensAt != null && this.now.isBefore(opensAt)) {
			return Optional.of(new NotOpenYet(opensAt, sessions.getFirst().zone()));
		}
		boolean closed = sessions.stream().anyMatch((session) -> rules.closed(session.start(), this.now));
		return closed ? Optional.of(new Closed()) : Optional.empty();
	}

	/**
	 * Whoever lost a place may come to another date until it starts, also if sign-up has
	 * closed.
	 */
	Optional<RegistrationRefused> ahead(Set<UUID> quotas) {
		boolean began = sessions(quotas).stream().anyMatch((session) -> !this.now.isBefore(session.start()));
		return began ? Optional.of(new Closed()) : Optional.empty();
	}

	/**
	 * Whether the contact may no longer give places of this quota for others: as long as
	 * one may cancel, and only until they are used.
	 */
	boolean late(UUID quota) {
		Instant until = this.event.signUp().cancelUntil();
		return until != null && !this.now.isBefore(until) || ahead(Set.of(quota)).isPresent();
	}

	List<Session> sessions(Set<UUID> quotas) {
		return quotas.stream()
			.flatMap((quota) -> this.event.quota(quota).stream())
			.flatMap((quota) -> this.event.session(quota.session()).stream())
			.distinct()
			.toList();
	}

	private Optional<RegistrationRefused> few(SignUp signUp) {
		int most = this.event.signUp().maxAttendees();
		return (signUp.attendees().size() > most) ? Optional.of(new TooManyPlaces(most)) : Optional.empty();
	}

	/** Why these places are for others, else empty. */
	Optional<RegistrationRefused> eligible(Set<UUID> quotas, @Nullable String account, @Nullable String accessCode) {
		return quotas.stream()
			.flatMap((id) -> this.event.quota(id).stream())
			.filter((quota) -> !admits(quota, account, accessCode))
			.findFirst()
			.map((quota) -> new NotEligible(quota.id()));
	}

	/**
	 * As people type codes: most as they were given, some in other capitals or dashes.
	 */
	private boolean opens(Quota quota, String accessCode) {
		Set<String> codes = this.accessCodes.getOrDefault(quota.id(), Set.of());
		return codes.contains(accessCode) || codes.stream().anyMatch(CodeText.sameAs(accessCode));
	}

	private boolean admits(Quota quota, @Nullable String account, @Nullable String accessCode) {
		return switch (this.event.audience(quota).level()) {
			case GUEST -> true;
			case ACCOUNT -> account != null;
			case CODE -> accessCode != null && opens(quota, accessCode);
			case GROUP, DOMAIN, INVITATION, APPROVAL -> false;
		};
	}

}
