package org.einlass.registration.recipient;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How many mails an address gets that nobody has shown to be right.
 *
 * @param unprovenPerDay of how many registrations within 24 hours, over all events; at
 * least 1
 */
@ConfigurationProperties("einlass.mails")
record MailLimits(@DefaultValue("20") int unprovenPerDay) {

	MailLimits {
		if (unprovenPerDay < 1) {
			throw new IllegalArgumentException("einlass.mails.unproven-per-day: at least 1");
		}
	}

}
