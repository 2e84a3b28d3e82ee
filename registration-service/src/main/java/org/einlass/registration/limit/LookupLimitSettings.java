package org.einlass.registration.limit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often one client address may ask for lost links; more is answered alike and kept
 * nowhere. A class that lost its links asks 30 times.
 *
 * @param ofClient by all at one client address
 * @param within from the first time on
 * @param byClient whether it is limited at all; off for load from one machine
 */
@ConfigurationProperties("einlass.lookups")
record LookupLimitSettings(@DefaultValue("60") int ofClient, @DefaultValue("10m") Duration within,
		@DefaultValue("true") boolean byClient) {
}
