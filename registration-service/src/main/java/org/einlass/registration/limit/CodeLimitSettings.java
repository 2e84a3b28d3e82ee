package org.einlass.registration.limit;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many wrong access codes one event takes within a time; the next try is in the next
 * such time. A school class behind one address mistypes 30 codes in a minute: its pupils
 * differ in their e-mail addresses.
 *
 * @param ofPerson by one e-mail address or registration from one client
 * @param ofClient by all at one client address
 * @param ofAccount by one account
 * @param ofEvent by everybody together
 * @param within from the first wrong code on
 * @param byClient whether the limit by client address holds; off for load from one
 * machine
 */
@ConfigurationProperties("einlass.access-codes")
record CodeLimitSettings(@DefaultValue("10") int ofPerson, @DefaultValue("40") int ofClient,
		@DefaultValue("10") int ofAccount, @DefaultValue("1000") int ofEvent, @DefaultValue("10m") Duration within,
		@DefaultValue("true") boolean byClient) {
}
