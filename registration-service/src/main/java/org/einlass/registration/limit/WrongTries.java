package org.einlass.registration.limit;

import java.time.Clock;
import java.time.Duration;
import java.util.Comparator;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Counts wrong access codes. A try counts for its person and account before it is
 * decided, so that many at once are not more than allowed; a crowd behind one client
 * counts afterwards, since most of its codes are right.
 */
final class WrongTries {

	private final CodeLimitSettings settings;

	private final Counts<Key> counts;

	WrongTries(CodeLimitSettings settings, Clock clock) {
		this.settings = settings;
		this.counts = new Counts<>(settings.within(), clock);
	}

	private enum Kind {

		PERSON, ACCOUNT, CLIENT, EVENT

	}

	/** {@code who} is empty for the event as a whole. */
	private record Key(UUID event, Kind kind, String who) {
	}

	/**
	 * Begins a try, or says how long to wait for the next one: zero where it may be made.
	 */
	synchronized Duration begin(CodeTry attempt) {
		Duration wait = Stream.concat(own(attempt), shared(attempt))
			.map((key) -> this.counts.waitFor(key, most(key.kind())))
			.max(Comparator.naturalOrder())
			.orElse(Duration.ZERO);
		if (wait.isZero()) {
			own(attempt).forEach(this.counts::add);
		}
		return wait;
	}

	/** The code was wrong. */
	synchronized void wrong(CodeTry attempt) {
		shared(attempt).forEach(this.counts::add);
	}

	/** The code was right: what its person mistyped before counts no longer. */
	synchronized void right(CodeTry attempt) {
		Stream.concat(own(attempt), shared(attempt))
			.filter((key) -> key.kind() != Kind.EVENT)
			.forEach(this.counts::forget);
	}

	/** Whether the code was right was not said. */
	synchronized void undecided(CodeTry attempt) {
		own(attempt).forEach(this.counts::takeBack);
	}

	private Stream<Key> own(CodeTry attempt) {
		Key person = new Key(attempt.event(), Kind.PERSON, attempt.client() + " " + attempt.person());
		String account = attempt.account();
		return (account != null) ? Stream.of(person, new Key(attempt.event(), Kind.ACCOUNT, account))
				: Stream.of(person);
	}

	private Stream<Key> shared(CodeTry attempt) {
		Key event = new Key(attempt.event(), Kind.EVENT, "");
		return this.settings.byClient() ? Stream.of(event, new Key(attempt.event(), Kind.CLIENT, attempt.client()))
				: Stream.of(event);
	}

	private int most(Kind kind) {
		return switch (kind) {
			case PERSON -> this.settings.ofPerson();
			case ACCOUNT -> this.settings.ofAccount();
			case CLIENT -> this.settings.ofClient();
			case EVENT -> this.settings.ofEvent();
		};
	}

}
