package org.einlass.notification;

import java.time.Duration;

import org.awaitility.Awaitility;
import org.awaitility.core.ThrowingRunnable;

/** Waits for a condition with a deadline. */
public final class Until {

	private static final Duration DEADLINE = Duration.ofSeconds(60);

	private Until() {
	}

	public static void asserted(ThrowingRunnable assertion) {
		Awaitility.await().pollInterval(Duration.ofMillis(100)).atMost(DEADLINE).untilAsserted(assertion);
	}

}
