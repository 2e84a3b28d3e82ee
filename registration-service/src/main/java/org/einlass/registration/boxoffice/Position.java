package org.einlass.registration.boxoffice;

/**
 * Where somebody stands in the line.
 *
 * @param number from 1, by the time of sign-up among those whose address is confirmed
 * @param likely whether a place may become free in time: an estimate, never a promise
 */
public record Position(int number, Likely likely) {

	/** Of ten people about one gives the place back, as long as we know no better. */
	private static final double USUALLY_GIVEN_BACK = 0.1;

	/**
	 * @param before places waited for by those before and by the group itself
	 * @param taken places of the quota that are taken
	 * @param givenBack places of the quota that were given back so far
	 */
	static Position of(int number, int before, int taken, int givenBack) {
		double share = Math.max(USUALLY_GIVEN_BACK, (double) givenBack / Math.max(1, taken + givenBack));
		double expected = taken * share;
		return new Position(number, (before <= expected / 2) ? Likely.LIKELY
				: (before <= expected * 1.5) ? Likely.POSSIBLE : Likely.UNLIKELY);
	}

	/** How likely it is that somebody gets a place from the waiting list. */
	public enum Likely {

		LIKELY, POSSIBLE, UNLIKELY

	}

}
