package org.einlass.registration.programme;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

import org.einlass.starter.identity.Person;
import org.jspecify.annotations.Nullable;

/**
 * The thing people attend, as far as the box office and the door need to know it.
 *
 * @param version of the catalog's document
 * @param organisation the host's slug
 * @param gates names of its gates, in the organiser's order; empty if any will do
 * @param sessions by start
 */
public record Event(UUID id, long version, String organisation, String organisationName, String slug, Status status,
		Visibility visibility, Map<String, String> title, SignUpRules signUp, List<String> gates,
		List<Session> sessions) {

	/** Whether there is such an event for this person, or guest. */
	public boolean exists(@Nullable Person person) {
		return this.status != Status.WITHDRAWN && this.visibility.shows(person);
	}

	/** Whether people can sign up for it here, now or at another time. */
	public boolean signsUpHere() {
		return this.status != Status.WITHDRAWN && this.signUp.kind() == SignUpRules.Kind.HERE;
	}

	public Stream<Quota> quotas() {
		return this.sessions.stream().flatMap((session) -> session.quotas().stream());
	}

	public Optional<Quota> quota(UUID id) {
		return quotas().filter((quota) -> quota.id().equals(id)).findFirst();
	}

	/** Who may take places of this quota: its own audience goes before the event's. */
	public Audience audience(Quota quota) {
		Audience own = quota.audience();
		return (own != null) ? own : this.signUp.audience();
	}

	/** How many places of this quota are free for those who do not wait. */
	public int free(Quota quota) {
		boolean kept = quota.waitingList() && quota.waiting() > 0;
		return (kept || closed(quota)) ? 0 : quota.free();
	}

	/** Whether one may wait for places of this quota. */
	public boolean mayWait(Quota quota) {
		return quota.waitingList() && (!closed(quota) || quota.free() == 0 || quota.waiting() > 0);
	}

	/** Whether what gets free is for the waiting list only, since all was taken once. */
	private boolean closed(Quota quota) {
		return this.signUp.closeWhenSoldOut() && quota.soldOut();
	}

	/** Whether some of its places are for those who have a code. */
	public boolean opensByCode() {
		return quotas().anyMatch((quota) -> audience(quota).level() == Audience.Level.CODE);
	}

	/** Whether guests get none of its places, and those with an account do. */
	public boolean needsAccount() {
		List<Quota> offered = quotas().filter((quota) -> !quota.removed()).toList();
		return !offered.isEmpty()
				&& offered.stream().allMatch((quota) -> audience(quota).level() == Audience.Level.ACCOUNT);
	}

	public Optional<Session> session(UUID id) {
		return this.sessions.stream().filter((session) -> session.id().equals(id)).findFirst();
	}

	/** When its last session is over. */
	public Instant over() {
		return this.sessions.stream().map(Session::over).max(Comparator.naturalOrder()).orElse(Instant.MAX);
	}

	/** The end of its last session. */
	public Instant end() {
		return this.sessions.stream().map(Session::end).max(Comparator.naturalOrder()).orElse(Instant.MAX);
	}

	/** Whether it takes place. */
	public enum Status {

		PUBLISHED, CANCELLED, WITHDRAWN

	}

}
