package org.einlass.registration.door;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * When doors are open.
 *
 * @param opensBeforeStart how long before a session starts
 * @param closesAfterEnd how long after a session ended
 */
@ConfigurationProperties("einlass.door")
record DoorSettings(@DefaultValue("2h") Duration opensBeforeStart, @DefaultValue("1h") Duration closesAfterEnd) {
}
