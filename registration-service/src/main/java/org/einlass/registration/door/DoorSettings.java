package org.einlass.registration.door;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When doors are open, and how patient they are.
 *
 * @param opensBeforeStart how long before a session starts
 * @param closesAfterEnd how long after a session ended
 * @param patience how long a call with scans waits for others before it is told "busy"
 */
@ConfigurationProperties("einlass.door")
record DoorSettings(@DefaultValue("2h") Duration opensBeforeStart, @DefaultValue("1h") Duration closesAfterEnd,
		@DefaultValue("2s") Duration patience) {
}
