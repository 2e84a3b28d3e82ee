package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

import org.einlass.registration.boxoffice.RegistrationRefused.AlreadyRegistered;
import org.einlass.registration.boxoffice.RegistrationRefused.Closed;
import org.einlass.registration.boxoffice.RegistrationRefused.EventCancelled;
import org.einlass.registration.boxoffice.RegistrationRefused.EventOver;
import org.einlass.registration.boxoffice.RegistrationRefused.NotEligible;
import org.einlass.registration.boxoffice.RegistrationRefused.NotOpenYet;
import org.einlass.registration.boxoffice.RegistrationRefused.SoldOut;
import org.einlass.registration.boxoffice.RegistrationRefused.TooManyPlaces;
import org.einlass.registration.boxoffice.RegistrationRefused.Unknown;
import org.einlass.registration.programme.Audience;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;
import org.einlass.registration.programme.Session;
import org.einlass.registration.programme.SignUpRules;

/**
 * Decides who gets a place: a pure function of the event with its quotas, who is in
 * already, those who ask, and the time. Whoever asks first is served first; each party
 * gets all its places or none.
 */
final class Admission {

	private final Event event;

	private final Instant now;

	private final Set<Claim> claimed;

	private final Map<UUID, Integer> free = new HashMap<>();

	private Admission(Event event, Set<Claim> claimed, Instant now) {
		this.event = event;
		this.now = now;
		this.claimed = new HashSet<>(claimed);
		event.quotas().forEach((quota) -> this.free.put(quota.id(), quota.free()));
	}

	/** Why each party is refused; empty for those who are admitted. In their order. */
	static List<Optional<RegistrationRefused>> decide(Event event, Set<Claim> claimed, List<Party> parties,
			Instant now) {
		Admission admission = new Admission(event, claimed, now);
		return parties.stream().map(admission::serve).toList();
	}

	private Optional<RegistrationRefused> serve(Party party) {
		Optional<RegistrationRefused> refused = party.again() ? takesPlace(party)
				: known(party).or(() -> takesPlace(party)).or(() -> opening(party)).or(() -> eligible(party));
		refused = refused.or(() -> once(party)).or(() -> fits(party));
		if (refused.isEmpty()) {
			party.places().forEach((quota, count) -> this.free.merge(quota, -count, Integer::sum));
			this.claimed.addAll(party.claims());
		}
		return refused;
	}

	private Optional<RegistrationRefused> takesPlace(Party party) {
		if (this.event.status() != Event.Status.PUBLISHED || sessions(party).stream().anyMatch(Session::cancelled)) {
			return Optional.of(new EventCancelled());
		}
		boolean over = !this.event.end().isAfter(this.now)
				|| sessions(party).stream().anyMatch((session) -> !session.end().isAfter(this.now));
		return over ? Optional.of(new EventOver()) : Optional.empty();
	}

	private Optional<RegistrationRefused> known(Party party) {
		boolean known = this.event.signsUpHere() && this.free.keySet().containsAll(party.places().keySet());
		return known ? Optional.empty() : Optional.of(new Unknown());
	}

	private Optional<RegistrationRefused> opening(Party party) {
		SignUpRules rules = this.event.signUp();
		Instant opensAt = rules.opensAt();
		List<Session> sessions = sessions(party);
		if (opensAt != null && this.now.isBefore(opensAt)) {
			return Optional.of(new NotOpenYet(opensAt, sessions.getFirst().zone()));
		}
		return closed(rules, sessions) ? Optional.of(new Closed()) : Optional.empty();
	}

	private boolean closed(SignUpRules rules, List<Session> sessions) {
		Instant closesAt = rules.closesAt();
		return sessions.stream()
			.anyMatch((session) -> !this.now.isBefore((closesAt != null) ? closesAt : session.start()));
	}

	private List<Session> sessions(Party party) {
		return party.places()
			.keySet()
			.stream()
			.flatMap((quota) -> this.event.quota(quota).stream())
			.flatMap((quota) -> this.event.session(quota.session()).stream())
			.distinct()
			.toList();
	}

	private Optional<RegistrationRefused> eligible(Party party) {
		if (party.attendees() > this.event.signUp().maxAttendees()) {
			return Optional.of(new TooManyPlaces(this.event.signUp().maxAttendees()));
		}
		return party.places()
			.keySet()
			.stream()
			.flatMap((id) -> this.event.quota(id).stream())
			.filter((quota) -> !admits(quota, party))
			.findFirst()
			.map((quota) -> new NotEligible(quota.id()));
	}

	/** A quota's own audience goes before the event's. */
	private boolean admits(Quota quota, Party party) {
		Audience own = quota.audience();
		return switch (((own != null) ? own : this.event.signUp().audience()).level()) {
			case GUEST -> true;
			case ACCOUNT -> party.hasAccount();
			case GROUP, DOMAIN, CODE, INVITATION, APPROVAL -> false;
		};
	}

	private Optional<RegistrationRefused> once(Party party) {
		return party.claims().stream().anyMatch(this.claimed::contains) ? Optional.of(new AlreadyRegistered())
				: Optional.empty();
	}

	private Optional<RegistrationRefused> fits(Party party) {
		return party.places()
			.entrySet()
			.stream()
			.filter((wanted) -> free(wanted.getKey()) < wanted.getValue())
			.findFirst()
			.map((full) -> new SoldOut(full.getKey(), free(full.getKey())));
	}

	/** A removed quota keeps its places, but gives away none. */
	private int free(UUID quota) {
		return this.event.quota(quota).filter((known) -> !known.removed()).isPresent()
				? this.free.getOrDefault(quota, 0) : 0;
	}

	/**
	 * Those who come together.
	 *
	 * @param places how many places they want in each quota
	 * @param claims what nobody else may hold, as far as it is known who they are
	 * @param again whether they were admitted before and their hold ran out
	 */
	record Party(Map<UUID, Integer> places, int attendees, boolean hasAccount, Set<Claim> claims, boolean again) {
	}

}
