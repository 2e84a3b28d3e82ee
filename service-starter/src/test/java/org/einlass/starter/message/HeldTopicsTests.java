package org.einlass.starter.message;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class HeldTopicsTests {

	private final AtomicLong now = new AtomicLong();

	private final HeldTopics held = new HeldTopics(this.now::get);

	@Test
	void eachTryThatFailsDoublesThePauseUpToHalfAMinute() {
		for (int seconds : new int[] { 1, 2, 4, 8, 16, 30, 30 }) {
			this.held.hold("a");
			pass(Duration.ofSeconds(seconds).minusMillis(1));
			assertThat(this.held.due()).isNull();
			pass(Duration.ofMillis(1));
			assertThat(this.held.due()).isEqualTo("a");
		}
		assertThat(this.held.all()).containsExactly("a");
		this.held.release("a");
		assertThat(this.held.all()).isEmpty();
		assertThat(this.held.due()).isNull();
	}

	private void pass(Duration time) {
		this.now.addAndGet(time.toNanos());
	}

}
