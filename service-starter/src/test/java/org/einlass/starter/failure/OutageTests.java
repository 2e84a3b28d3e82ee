package org.einlass.starter.failure;

import java.net.ConnectException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;

import io.r2dbc.spi.R2dbcNonTransientResourceException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.http.HttpHeaders;
import org.springframework.web.reactive.function.client.WebClientResponseException;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

class OutageTests {

	/** Driver and Spring call each of these an unavailable resource. */
	@ParameterizedTest
	@CsvSource({ "08006, true, true", "25006, true, true", "40P01, true, true", "53100, true, true",
			"53300, true, true", "55P03, true, true", "57P01, true, true", "57014, true, true", "55000, true, false",
			"58030, true, false", "28P01, true, false", "3D000, true, false", "21000, false, false",
			"22001, false, false", "23505, false, false", "25P02, false, false", "42P01, false, false",
			"42501, false, false", "54000, false, false", "0A000, false, false", "P0001, false, false",
			"XX000, false, false" })
	void theStateDecidesNotTheTypeOfTheDriver(String state, boolean passes, boolean busy) {
		Throwable error = new DataAccessResourceFailureException("",
				new R2dbcNonTransientResourceException("", state, 0));
		assertThat(Outage.passes(error)).isEqualTo(passes);
		assertThat(Outage.busy(error)).isEqualTo(busy);
		assertThat(Outage.reason(error)).isEqualTo("sql-" + state);
	}

	@Test
	void withoutAStateTimeoutsAndConnectionsPass() {
		assertThat(Outage.passes(new TimeoutException())).isTrue();
		assertThat(Outage.passes(new R2dbcNonTransientResourceException("Connection closed"))).isTrue();
		assertThat(Outage.passes(new RuntimeException(new ConnectException()))).isTrue();
		assertThat(Outage.passes(catchThrowable(() -> Mono.never().block(Duration.ofMillis(1))))).isTrue();
		assertThat(Outage.passes(answer(503))).isTrue();
		assertThat(Outage.passes(answer(400))).isFalse();
		assertThat(Outage.passes(new IllegalStateException())).isFalse();
		assertThat(Outage.passes(new NullPointerException())).isFalse();
		assertThat(Outage.passes(new StackOverflowError())).isFalse();
	}

	@Test
	void theSameIsSaidOnceAMinute() {
		AtomicLong now = new AtomicLong(1);
		OnceAMinute often = new OnceAMinute(now::get);
		assertThat(often.due("a")).isTrue();
		assertThat(often.due("b")).isTrue();
		now.addAndGet(Duration.ofSeconds(59).toNanos());
		assertThat(often.due("a")).isFalse();
		now.addAndGet(Duration.ofSeconds(1).toNanos());
		assertThat(often.due("a")).isTrue();
	}

	private static WebClientResponseException answer(int status) {
		return WebClientResponseException.create(status, "", HttpHeaders.EMPTY, new byte[0], null);
	}

}
