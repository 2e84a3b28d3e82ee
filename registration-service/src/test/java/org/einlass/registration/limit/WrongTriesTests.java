package org.einlass.registration.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Who tried too many wrong access codes waits; all others do not. */
class WrongTriesTests {

	private static final String SCHOOL = "203.0.113.9";

	private final UUID event = UUID.randomUUID();

	private final Moved clock = new Moved();

	private WrongTries tries = new WrongTries(settings(true), this.clock);

	private static CodeLimitSettings settings(boolean byClient) {
		return new CodeLimitSettings(10, 40, 10, 1_000, Duration.ofMinutes(10), byClient);
	}

	private CodeTry by(String client, String person, @Nullable String account) {
		return new CodeTry(this.event, client, person, account);
	}

	private boolean mistypes(CodeTry attempt) {
		boolean may = this.tries.begin(attempt).isZero();
		if (may) {
			this.tries.wrong(attempt);
		}
		return may;
	}

	@Test
	void afterTenWrongCodesAPersonWaits() {
		CodeTry ada = by(SCHOOL, "ada@example.org", null);
		assertThat(IntStream.range(0, 10).allMatch((number) -> mistypes(ada))).isTrue();
		this.clock.now = this.clock.now.plusSeconds(60);
		assertThat(this.tries.begin(ada)).isEqualTo(Duration.ofMinutes(9));
		assertThat(mistypes(by(SCHOOL, "ben@example.org", null))).as("another person").isTrue();
		assertThat(this.tries.begin(new CodeTry(UUID.randomUUID(), SCHOOL, "ada@example.org", null)))
			.as("another event")
			.isZero();
		this.clock.now = this.clock.now.plus(Duration.ofMinutes(9));
		assertThat(this.tries.begin(ada)).isZero();
	}

	@Test
	void aRightCodeResetsWhatWasMistypedBefore() {
		CodeTry ada = by(SCHOOL, "ada@example.org", "account");
		for (int round = 0; round < 5; round++) {
			assertThat(IntStream.range(0, 9).allMatch((number) -> mistypes(ada))).isTrue();
			assertThat(this.tries.begin(ada)).isZero();
			this.tries.right(ada);
		}
	}

	@Test
	void anAccountWaitsWhereverItIs() {
		for (int number = 0; number < 10; number++) {
			assertThat(mistypes(by("198.51.100." + number, "ada" + number, "account"))).isTrue();
		}
		assertThat(this.tries.begin(by("192.0.2.1", "new", "account"))).isPositive();
		assertThat(this.tries.begin(by("192.0.2.1", "new", null))).isZero();
	}

	@Test
	void manyAtOnceAreNotMoreThanAllowed() {
		CodeTry ada = by(SCHOOL, "ada@example.org", null);
		AtomicInteger begun = new AtomicInteger();
		IntStream.range(0, 64)
			.parallel()
			.filter((number) -> this.tries.begin(ada).isZero())
			.forEach((number) -> begun.incrementAndGet());
		assertThat(begun).hasValue(10);
		IntStream.range(0, 10).forEach((number) -> this.tries.undecided(ada));
		assertThat(this.tries.begin(ada)).as("what was not decided does not count").isZero();
	}

	@Test
	void aClassOfThirtyMayMistypeBeforeOneOfThemIsRight() {
		for (int pupil = 0; pupil < 30; pupil++) {
			assertThat(mistypes(by(SCHOOL, "pupil" + pupil, null))).isTrue();
		}
		assertThat(this.tries.begin(by(SCHOOL, "pupil0", null))).isZero();
	}

	@Test
	void oneClientThatInventsPersonsWaitsAllTheSame() {
		assertThat(IntStream.range(0, 500).filter((number) -> mistypes(by(SCHOOL, "person" + number, null))).count())
			.isEqualTo(40);
		assertThat(mistypes(by("198.51.100.1", "ada", null))).as("another client").isTrue();
	}

	@Test
	void theLimitByClientCanBeLiftedAndTheOthersStay() {
		this.tries = new WrongTries(settings(false), this.clock);
		assertThat(IntStream.range(0, 500).allMatch((number) -> mistypes(by(SCHOOL, "person" + number, null))))
			.isTrue();
		assertThat(IntStream.range(0, 500).filter((number) -> mistypes(by(SCHOOL, "ada", null))).count()).isEqualTo(10);
	}

	@Test
	void manyClientsTogetherWaitAfterAThousandAndARightCodeDoesNotChangeThat() {
		for (int number = 0; number < 1_000; number++) {
			assertThat(mistypes(by("2001:db8:0:" + number + "::/64", "person", null))).isTrue();
			this.tries.right(by("2001:db8:0:" + number + "::/64", "person", null));
		}
		assertThat(this.tries.begin(by("192.0.2.1", "ada", null))).isEqualTo(Duration.ofMinutes(10));
	}

	/** A clock that the test moves. */
	private static final class Moved extends Clock {

		private Instant now = Instant.parse("2027-06-18T16:00:00Z");

		@Override
		public Instant instant() {
			return this.now;
		}

		@Override
		public ZoneId getZone() {
			return ZoneOffset.UTC;
		}

		@Override
		public Clock withZone(ZoneId zone) {
			return this;
		}

	}

}
