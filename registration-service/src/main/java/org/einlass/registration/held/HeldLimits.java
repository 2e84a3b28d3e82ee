package org.einlass.registration.held;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much guests may have who have not confirmed their address, so that strangers with
 * invented or foreign addresses never take all places, nor fill a mailbox.
 *
 * @param percent of a quota's places that they may hold together, 0 to 100
 * @param least so many places in any case, however small the quota is; at least 1
 * @param perAddress how many registrations with the same address may be open at an event;
 * at least 1
 */
@ConfigurationProperties("einlass.box-office.held")
public record HeldLimits(@DefaultValue("50") int percent, @DefaultValue("5") int least,
		@DefaultValue("3") int perAddress) {

	public HeldLimits {
		if (percent < 0 || percent > 100 || least < 1 || perAddress < 1) {
			throw new IllegalArgumentException(
					"einlass.box-office.held: percent is 0 to 100, least and per-address at least 1");
		}
	}

	/** How many of so many places they may hold. */
	public int share(int places) {
		return Math.max(this.least, Math.toIntExact((long) places * this.percent / 100));
	}

}
