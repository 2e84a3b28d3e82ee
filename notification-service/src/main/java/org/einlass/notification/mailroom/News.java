package org.einlass.notification.mailroom;

import java.time.Instant;

/** A state of a registration, and when registration-service told it. */
public record News(Registration registration, Instant at) {
}
