package org.einlass.registration.boxoffice;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * What the tables keep between two batches, in memory: registrations, and the claims as
 * they were told, not as they should be. Numbers what is new.
 */
final class Tables implements Ids {

	private final Map<UUID, Registration> registrations = new TreeMap<>();

	private final Map<Claim, UUID> claims = new HashMap<>();

	private long ids = 1000;

	@Override
	public UUID next() {
		return new UUID(7, this.ids++);
	}

	@Override
	public String reference() {
		return "R" + this.ids++;
	}

	Registration find(UUID id) {
		return Objects.requireNonNull(this.registrations.get(id));
	}

	List<Registration> all() {
		return List.copyOf(this.registrations.values());
	}

	/** How many places those wait for who have confirmed their address. */
	int waiting(UUID quota) {
		return this.registrations.values()
			.stream()
			.filter((one) -> Standing.of(one).confirmBy() == null)
			.mapToInt((one) -> one.booking().wanted().getOrDefault(quota, 0))
			.sum();
	}

	Map<Claim, UUID> claims() {
		return Map.copyOf(this.claims);
	}

	/** As the ledger does: claims that are given up go before others are made. */
	void keep(Book.Entries entries) {
		entries.added().forEach((one) -> this.registrations.put(one.id(), one));
		entries.changes().forEach((change) -> this.registrations.put(change.after().id(), change.after()));
		entries.changes().forEach((change) -> {
			UUID id = change.after().id();
			Set<Claim> kept = entries.claims().getOrDefault(id, Set.of());
			this.claims.entrySet().removeIf((held) -> held.getValue().equals(id) && !kept.contains(held.getKey()));
		});
		entries.claims().forEach((id, held) -> held.forEach((claim) -> {
			UUID holder = this.claims.putIfAbsent(claim, id);
			if (holder != null && !holder.equals(id)) {
				throw new AssertionError("Claimed twice: " + claim);
			}
		}));
	}

	/** Who is asked about or overdue, and the first in line that want the same places. */
	Registrations.Concerned concerned(List<Request> requests, Instant now) {
		Set<UUID> ids = requests.stream()
			.filter(Request.Alter.class::isInstance)
			.map((request) -> ((Request.Alter) request).registration())
			.collect(Collectors.toSet());
		Set<String> emails = requests.stream()
			.flatMap((request) -> email(request).stream())
			.collect(Collectors.toSet());
		Set<UUID> endless = new HashSet<>();
		this.registrations.values()
			.stream()
			.flatMap((one) -> Line.groups(one).stream())
			.sorted(Comparator.comparing(Line.Group::since).thenComparing((group) -> group.registration().id()))
			.collect(Collectors.groupingBy(Line.Group::places))
			.values()
			.forEach((same) -> {
				same.stream().limit(Line.MOST_KNOWN).forEach((group) -> ids.add(group.registration().id()));
				same.stream().skip(Line.MOST_KNOWN).limit(1).forEach((one) -> endless.addAll(one.places().keySet()));
			});
		return new Registrations.Concerned(this.registrations.values()
			.stream()
			.filter((one) -> ids.contains(one.id()) || overdue(one, now)
					|| emails.contains(one.booking().contact().email()) && addressMatters(one))
			.toList(), endless);
	}

	private static Optional<String> email(Request request) {
		return switch (request) {
			case Request.Enter enter -> Optional.ofNullable(enter.signUp().contact().email());
			case Request.Alter alter -> Optional.ofNullable(alter.email()).map(EmailAddress::value);
			case Request.Tick tick -> Optional.empty();
		};
	}

	private static boolean addressMatters(Registration one) {
		boolean open = one instanceof Registration.Active && Standing.of(one).confirmBy() != null;
		return open || one.booking().mails().notKept() > 0;
	}

	private static boolean overdue(Registration registration, Instant now) {
		RegistrationRow row = RegistrationRow.of(registration);
		Instant deadline = (row.offerUntil() != null) ? row.offerUntil() : row.holdUntil();
		return registration instanceof Registration.Active && deadline != null && !deadline.isAfter(now);
	}

}
