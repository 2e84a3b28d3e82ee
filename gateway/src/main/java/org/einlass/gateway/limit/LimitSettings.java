package org.einlass.gateway.limit;

import java.time.Duration;
import java.util.stream.Stream;

import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * How often one client may ask; the numbers are in {@code limits.yaml} and in the README.
 *
 * @param enabled false only for load and tests on one machine ({@code EINLASS_LIMITS})
 * @param clients how many clients are remembered at most; the least seen are forgotten
 */
@ConfigurationProperties("einlass.limits-by-client")
record LimitSettings(boolean enabled, int clients, Limit signUps, Limit lookUps, Limit codes, Limit logIns,
		Limit imports, Limit scans, Limit searches, Limit others) {

	/**
	 * A limit of one kind.
	 *
	 * @param burst how many at once, after a pause
	 * @param perMinute how many more each minute, one by one
	 */
	record Limit(int burst, int perMinute) {

		Limit {
			if (burst < 1 || perMinute < 1) {
				throw new IllegalArgumentException("A limit lets at least one request through at once and a minute");
			}
		}

		/** After so long a pause all is allowed again. */
		Duration full() {
			return Duration.ofMinutes(1).multipliedBy(this.burst).dividedBy(this.perMinute);
		}

	}

	Limit of(Kind kind) {
		return switch (kind) {
			case SIGN_UPS -> this.signUps;
			case LOOK_UPS -> this.lookUps;
			case CODES -> this.codes;
			case LOG_INS -> this.logIns;
			case IMPORTS -> this.imports;
			case SCANS -> this.scans;
			case SEARCHES -> this.searches;
			case OTHERS -> this.others;
		};
	}

	/** A client that is forgotten sooner would have its limits lifted. */
	Duration remembered() {
		return Stream.of(Kind.values())
			.map((kind) -> of(kind).full())
			.max(Duration::compareTo)
			.orElseThrow()
			.plusMinutes(1);
	}

}
