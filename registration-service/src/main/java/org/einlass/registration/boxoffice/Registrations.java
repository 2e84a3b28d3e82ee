package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.UUID;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** All registrations that are not erased. */
public interface Registrations {

	/** The registration with this id, else empty. */
	Mono<Registration> find(UUID id);

	/** The registrations with these ids, in order of id. */
	Mono<List<Registration>> findAll(Collection<UUID> ids);

	/** Who signed up, else empty. */
	Mono<Contact> contact(UUID registration);

	/** An account's registrations, newest first, older than {@code before} if given. */
	Mono<List<Registration>> ofAccount(String account, @Nullable UUID before, int most);

	/** Stores new registrations in the running transaction. */
	Mono<Void> add(Collection<Signed> signed);

	/**
	 * Stores what has become of registrations, each with its next version, in the running
	 * transaction.
	 */
	Mono<Void> save(Collection<? extends Registration> changed);

	Mono<Void> correctAddress(UUID registration, String email);

	/** Holds of an event that are past their deadline, oldest first. */
	Mono<List<Registration>> overdue(UUID event, Instant now, int most);

	/** Deletes registrations with all that belongs to them. */
	Mono<Void> delete(Collection<UUID> ids);

	/** A new registration and who made it. */
	record Signed(Registration registration, Contact contact) {
	}

}
