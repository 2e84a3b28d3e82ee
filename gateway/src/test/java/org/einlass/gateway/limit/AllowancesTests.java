package org.einlass.gateway.limit;

import java.time.Duration;
import java.util.stream.IntStream;

import io.github.bucket4j.TimeMeter;
import org.einlass.gateway.limit.LimitSettings.Limit;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class AllowancesTests {

	private static final Limit FEW = new Limit(3, 6);

	private final Time time = new Time();

	private final Allowances allowances = new Allowances(
			new LimitSettings(true, 100, FEW, FEW, FEW, FEW, FEW, FEW, FEW, new Limit(3, 1)), this.time);

	@Test
	void afterABurstTheClientIsToldWhenToComeAgain() {
		use("a", Kind.SIGN_UPS, 3);
		assertThat(this.allowances.take("a", Kind.SIGN_UPS)).isEqualTo(11);
		this.time.pass(Duration.ofSeconds(4));
		assertThat(this.allowances.take("a", Kind.SIGN_UPS)).isEqualTo(7);
		this.time.pass(Duration.ofSeconds(7));
		use("a", Kind.SIGN_UPS, 1);
		assertThat(this.allowances.take("a", Kind.SIGN_UPS)).isPositive();
	}

	@Test
	void neitherAnotherClientNorAnotherKindIsHarmed() {
		use("a", Kind.SIGN_UPS, 3);
		assertThat(this.allowances.take("a", Kind.SIGN_UPS)).isPositive();
		use("a", Kind.SCANS, 3);
		use("b", Kind.SIGN_UPS, 3);
	}

	@Test
	void aPauseGivesBackTheBurstAndNoMore() {
		use("a", Kind.CODES, 3);
		this.time.pass(Duration.ofHours(1));
		use("a", Kind.CODES, 3);
		assertThat(this.allowances.take("a", Kind.CODES)).isPositive();
	}

	@Test
	void aClientIsRememberedUntilItsSlowestLimitIsFullAgain() {
		assertThat(new LimitSettings(true, 100, FEW, FEW, FEW, FEW, FEW, FEW, FEW, new Limit(3, 1)).remembered())
			.isEqualTo(Duration.ofMinutes(4));
	}

	@Test
	void aLimitThatLetsNothingThroughStopsTheStart() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Limit(0, 1));
		assertThatIllegalArgumentException().isThrownBy(() -> new Limit(1, 0));
	}

	private void use(String client, Kind kind, int times) {
		assertThat(IntStream.range(0, times).mapToLong((number) -> this.allowances.take(client, kind)))
			.containsOnly(0L);
	}

	private static final class Time implements TimeMeter {

		private long nanos;

		void pass(Duration duration) {
			this.nanos += duration.toNanos();
		}

		@Override
		public long currentTimeNanos() {
			return this.nanos;
		}

		@Override
		public boolean isWallClockBased() {
			return false;
		}

	}

}
