package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** The registrations that a batch knows: what they were, and what they have become. */
final class Book {

	private final Map<UUID, Registration> before = new LinkedHashMap<>();

	private final Map<UUID, Registration> after = new LinkedHashMap<>();

	private final Map<String, Set<UUID>> byEmail = new HashMap<>();

	private final Map<UUID, Set<Claim>> claims = new LinkedHashMap<>();

	private final List<Deeds.Record> deeds = new ArrayList<>();

	Book(Collection<Registration> known) {
		known.forEach((one) -> {
			this.before.put(one.id(), one);
			write(one);
		});
	}

	Optional<Registration> find(UUID id) {
		return Optional.ofNullable(this.after.get(id));
	}

	/** As they are by now. */
	Collection<Registration> all() {
		return List.copyOf(this.after.values());
	}

	void write(Registration registration) {
		this.after.put(registration.id(), registration);
		String email = registration.booking().contact().email();
		if (email != null) {
			this.byEmail.computeIfAbsent(email, (address) -> new LinkedHashSet<>()).add(registration.id());
		}
	}

	/** Those that have this address by now. */
	Stream<Registration> with(String email) {
		return this.byEmail.getOrDefault(email, Set.of())
			.stream()
			.flatMap((id) -> find(id).stream())
			.filter((one) -> email.equals(one.booking().contact().email()));
	}

	/** Those that have this address and are yet to be confirmed. */
	Stream<Registration> open(String email) {
		return with(email).filter((one) -> one instanceof Registration.Active && Standing.of(one).confirmBy() != null);
	}

	/** The claims that a registration holds from now on. */
	void claim(UUID registration, Set<Claim> claims) {
		this.claims.put(registration, claims);
	}

	/** What was done for somebody by the organiser's people, and why. */
	void record(Deeds.Record deed) {
		this.deeds.add(deed);
	}

	/** What is to be stored and told; each change that shows has the next version. */
	Entries entries() {
		List<Registration> added = new ArrayList<>();
		List<Change> changes = new ArrayList<>();
		this.after.forEach((id, registration) -> {
			Registration known = this.before.get(id);
			if (known == null) {
				added.add(registration);
			}
			else if (!known.equals(registration)) {
				changes.add(Change.of(known, registration));
			}
		});
		return new Entries(added, changes, this.claims, List.copyOf(this.deeds));
	}

	/**
	 * What a batch stores.
	 *
	 * @param claims that registrations hold from now on, of those that were written
	 */
	record Entries(List<Registration> added, List<Change> changes, Map<UUID, Set<Claim>> claims,
			List<Deeds.Record> deeds) {

		boolean isEmpty() {
			return this.added.isEmpty() && this.changes.isEmpty();
		}

		/** A registration as it is stored, with its version. */
		Registration stored(Registration registration) {
			return Stream.concat(this.added.stream(), this.changes.stream().map(Change::after))
				.filter((after) -> after.id().equals(registration.id()))
				.findFirst()
				.orElse(registration);
		}

	}

}
