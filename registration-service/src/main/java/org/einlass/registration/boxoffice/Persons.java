package org.einlass.registration.boxoffice;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import org.einlass.registration.link.LinkKeys;
import org.einlass.registration.programme.Event;
import org.einlass.registration.programme.Quota;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who counts as the same person where only one registration each is allowed. */
@Component
class Persons {

	private final LinkKeys keys;

	Persons(LinkKeys keys) {
		this.keys = keys;
	}

	/** The claims that a registration makes as it is; by address once that is right. */
	Set<Claim> claims(Event event, Registration registration) {
		Booking booking = registration.booking();
		boolean known = Standing.of(registration).confirmBy() == null;
		return (registration instanceof Registration.Active) ? claims(event, booking.count(Place::active).keySet(),
				booking.account(), known ? booking.contact().email() : null) : Set.of();
	}

	/**
	 * The claims of a person to these quotas of the event.
	 * @param account if known
	 * @param email if known to be the person's own
	 */
	Set<Claim> claims(Event event, Collection<UUID> quotas, @Nullable String account, @Nullable String email) {
		List<String> persons = new ArrayList<>();
		if (account != null) {
			persons.add("account:" + account);
		}
		if (email != null) {
			persons.add("mail:" + this.keys.fingerprint(email));
		}
		return scopes(event, quotas).flatMap((scope) -> persons.stream().map((person) -> new Claim(scope, person)))
			.collect(Collectors.toSet());
	}

	private static Stream<UUID> scopes(Event event, Collection<UUID> quotas) {
		return switch (event.signUp().onePerPerson()) {
			case NONE -> Stream.empty();
			case EVENT -> Stream.of(event.id());
			case SESSION -> quotas.stream().flatMap((id) -> event.quota(id).stream()).map(Quota::session).distinct();
		};
	}

}
