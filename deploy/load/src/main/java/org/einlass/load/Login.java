package org.einlass.load;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * A local user who stays logged in for as long as a measurement takes: access tokens live
 * for less than a minute. One request renews the token, the others go on with the old
 * one, which is good for a while yet.
 */
final class Login {

	private static final long FRESH = Duration.ofSeconds(20).toNanos();

	private final String user;

	private final AtomicBoolean renewing = new AtomicBoolean();

	private volatile Token token;

	Login(String user) {
		this.user = user;
		this.token = issued();
	}

	private record Token(String text, long since) {
	}

	/** The value of the header {@code Authorization}. */
	String bearer() {
		if (System.nanoTime() - this.token.since() > FRESH && this.renewing.compareAndSet(false, true)) {
			try {
				this.token = issued();
			}
			finally {
				this.renewing.set(false);
			}
		}
		return "Bearer " + this.token.text();
	}

	private Token issued() {
		return new Token(Target.token(this.user), System.nanoTime());
	}

}
