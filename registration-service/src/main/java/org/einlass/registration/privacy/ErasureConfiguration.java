package org.einlass.registration.privacy;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;

import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.starter.job.Job;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import reactor.core.publisher.Mono;

/**
 * Erases every kind of data in a job of its own, and says how long what is due has been.
 */
@Configuration(proxyBeanMethods = false)
class ErasureConfiguration {

	@Bean
	Job erasureOfRegistrations(Erasure erasure, @Value("${einlass.erasure.pause}") Duration pause) {
		return new Part(erasure, Expired.Kind.REGISTRATIONS, pause);
	}

	@Bean
	Job erasureOfHolds(Erasure erasure, @Value("${einlass.erasure.pause}") Duration pause) {
		return new Part(erasure, Expired.Kind.HOLDS, pause);
	}

	@Bean
	Job erasureOfScanners(Erasure erasure, @Value("${einlass.erasure.pause}") Duration pause) {
		return new Part(erasure, Expired.Kind.SCANNERS, pause);
	}

	@Bean
	Job erasureOfKeys(Erasure erasure, @Value("${einlass.erasure.pause}") Duration pause) {
		return new Part(erasure, Expired.Kind.KEYS, pause);
	}

	@Bean
	Job erasureOfAddresses(Erasure erasure, @Value("${einlass.erasure.pause}") Duration pause) {
		return new Part(erasure, Expired.Kind.ADDRESSES, pause);
	}

	@Bean
	Job erasureWatch(Expired expired, Clock clock, MeterRegistry meters) {
		return new ErasureWatch(expired, clock, meters);
	}

	/** The erasure of one kind of data. */
	private record Part(Erasure erasure, Expired.Kind kind, Duration pause) implements Job {

		@Override
		public String name() {
			return "erasure-" + this.kind.name().toLowerCase(Locale.ROOT);
		}

		/**
		 * After a year without erasure much is due; each batch has a limit of its own.
		 */
		@Override
		public Duration longest() {
			return Duration.ofHours(6);
		}

		@Override
		public Mono<Boolean> run() {
			return this.erasure.erase(this.kind).thenReturn(false);
		}

	}

}
