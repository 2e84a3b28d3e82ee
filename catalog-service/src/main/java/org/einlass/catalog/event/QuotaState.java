package org.einlass.catalog.event;

/**
 * What registration-service last told about a quota; a copy, for public pages and for
 * checks before a change.
 */
public record QuotaState(int taken, int waiting, Availability bucket) {

	/** Nothing was told: nobody has a place. */
	public static final QuotaState UNUSED = new QuotaState(0, 0, Availability.PLENTY);

	public boolean used() {
		return this.taken > 0 || this.waiting > 0;
	}

}
