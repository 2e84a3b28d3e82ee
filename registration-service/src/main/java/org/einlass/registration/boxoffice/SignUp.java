package org.einlass.registration.boxoffice;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * Someone asks for places, checked and complete.
 *
 * @param account who asks, if with an account
 * @param addressVerified whether the contact's address is known to be the account's
 * @param accessCode that opens quotas for those who were given it
 * @param joinWaitingList whether to wait for all places together if some are taken
 * @param waitFor quotas to wait for alone if they are full
 */
public record SignUp(UUID event, List<Attendee> attendees, Contact contact, @Nullable String account,
		boolean addressVerified, @Nullable String accessCode, boolean joinWaitingList, Set<UUID> waitFor) {

	/** How many places are asked for in each quota. */
	Map<UUID, Integer> places() {
		Map<UUID, Integer> places = new HashMap<>();
		this.attendees
			.forEach((attendee) -> attendee.quotas().forEach((quota) -> places.merge(quota, 1, Integer::sum)));
		return places;
	}

	@Override
	public String toString() {
		return "SignUp[" + this.event + "]";
	}

	/** One person who wants to come, and where to. */
	public record Attendee(String name, List<Answer> answers, Set<UUID> quotas) {

		@Override
		public String toString() {
			return "Attendee";
		}

	}

}
