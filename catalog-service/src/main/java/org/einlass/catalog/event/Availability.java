package org.einlass.catalog.event;

import org.jspecify.annotations.Nullable;

/** How full a quota is, in words. */
public enum Availability {

	PLENTY, FEW, WAITING_LIST, NONE;

	/** What was told of the quota; before that, what its places say. */
	public static Availability of(Quota quota, @Nullable QuotaState told) {
		if (told != null) {
			return told.bucket();
		}
		boolean places = quota.places() == null || quota.places() > 0;
		return places ? PLENTY : quota.waitingList() ? WAITING_LIST : NONE;
	}

}
