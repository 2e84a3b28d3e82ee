package org.einlass.registration.programme;

import java.util.Map;
import java.util.UUID;

import org.jspecify.annotations.Nullable;

/**
 * A number of places of one kind in a session.
 *
 * @param places how many there are, or {@code null} for as many as wanted; never below
 * taken
 * @param wanted how many the organiser wants there to be; below {@code places} until
 * those that are too many are given back
 * @param taken how many are held, offered or confirmed
 * @param waiting how many are waited for by those who have confirmed their address
 * @param lost how many were taken when the session was cancelled, and are kept until
 * those come back who had them
 * @param held how many of the taken and the lost ones are held by guests who have not
 * confirmed their address
 * @param waitingList whether those who find it full may wait
 * @param soldOut whether all places were taken once since there were last more of them
 * @param audience who may take its places, or {@code null} for whom the event admits
 * @param removed no longer offered
 */
public record Quota(UUID id, UUID session, Map<String, String> name, Kind kind, @Nullable Integer places,
		@Nullable Integer wanted, int taken, int waiting, int lost, int held, boolean waitingList, boolean soldOut,
		@Nullable Audience audience, boolean removed) {

	/** How many places are free; the largest number if there is no limit. */
	public int free() {
		return (this.wanted != null) ? Math.max(0, this.wanted - this.taken - this.lost) : Integer.MAX_VALUE;
	}

	/**
	 * Whether so many places are there for somebody who has confirmed the address: free,
	 * and waited for by nobody.
	 */
	public boolean open(int wanted) {
		return !this.removed && this.waiting == 0 && free() >= wanted;
	}

	/** On site or online. */
	public enum Kind {

		ON_SITE, ONLINE

	}

}
