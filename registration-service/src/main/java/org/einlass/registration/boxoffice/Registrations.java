package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All registrations that are not erased. */
public interface Registrations {

	/** The registration with this id, else empty. */
	Mono<Registration> find(UUID id);

	/** The registrations with these ids, in order of id. */
	Mono<List<Registration>> findAll(Collection<UUID> ids);

	/**
	 * The registrations with these ids, in order of id, locked with their tickets until
	 * the transaction ends.
	 */
	Mono<List<Registration>> locked(Collection<UUID> ids);

	/** The event that this registration is for, else empty. */
	Mono<UUID> eventOf(UUID registration);

	/** An account's registrations, newest first, older than {@code before} if given. */
	Mono<List<Registration>> ofAccount(String account, @Nullable UUID before, int most);

	/**
	 * What a batch is about, locked until the transaction ends: the registrations asked
	 * for, those with these addresses that are yet to be confirmed or have been told that
	 * others were not kept, some that are overdue, and the first who wait for each quota.
	 * @param waiting whether those who wait matter
	 */
	Mono<Concerned> concerned(UUID event, Collection<UUID> ids, Collection<String> emails, boolean waiting,
			Instant now);

	/**
	 * Stores new registrations in the running transaction. Fails with
	 * {@link ReferenceTaken} if a reference is known already.
	 */
	Mono<Void> add(Collection<Registration> added);

	/** Stores what has become of registrations, in the running transaction. */
	Mono<Void> save(Collection<Registration> changed);

	/** Deletes registrations with all that belongs to them. */
	Mono<Void> delete(Collection<UUID> ids);

	/** A reference belongs to another registration already. */
	final class ReferenceTaken extends RuntimeException {

		private static final long serialVersionUID = 1L;

		ReferenceTaken(Throwable cause) {
			super("reference taken", cause);
		}

	}

	/**
	 * What a batch is about.
	 *
	 * @param endless quotas for which more wait than are among the registrations
	 */
	record Concerned(List<Registration> registrations, Set<UUID> endless) {
	}

}
