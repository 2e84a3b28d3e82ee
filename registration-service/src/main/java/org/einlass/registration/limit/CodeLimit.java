package org.einlass.registration.limit;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Predicate;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import reactor.core.publisher.Mono;

/**
 * Lets an access code be tried, counts those that are wrong, and says how long to wait
 * once there were too many.
 */
public class CodeLimit {

	private final WrongTries tries;

	private final WrongCodes wrongCodes;

	private final Counter wrong;

	private final Counter refused;

	CodeLimit(WrongTries tries, WrongCodes wrongCodes, MeterRegistry meters) {
		this.tries = tries;
		this.wrongCodes = wrongCodes;
		this.wrong = Counter.builder("einlass.access.codes.wrong")
			.description("Access codes that were tried and opened nothing")
			.register(meters);
		this.refused = Counter.builder("einlass.access.codes.refused")
			.description("Tries that were told to wait, since too many codes were wrong before")
			.register(meters);
	}

	/**
	 * What is answered to a request with a code, or the wait.
	 * @param asked asks; it is not subscribed to where one has to wait
	 * @param wrong whether an error says that the code was wrong
	 * @param wait the error that says how long to wait
	 */
	public <T> Mono<T> watch(CodeTry attempt, Mono<T> asked, Predicate<Throwable> wrong,
			Function<Duration, Throwable> wait) {
		return Mono.defer(() -> {
			Duration left = this.tries.begin(attempt);
			if (!left.isZero()) {
				this.refused.increment();
				return Mono.error(wait.apply(left));
			}
			return asked.onErrorResume((error) -> failed(attempt, error, wrong.test(error)))
				.map((granted) -> right(attempt, granted));
		});
	}

	private <T> Mono<T> failed(CodeTry attempt, Throwable error, boolean wrongCode) {
		if (!wrongCode) {
			this.tries.undecided(attempt);
			return Mono.error(error);
		}
		this.tries.wrong(attempt);
		this.wrong.increment();
		return this.wrongCodes.count(attempt.event()).then(Mono.error(error));
	}

	private <T> T right(CodeTry attempt, T granted) {
		this.tries.right(attempt);
		return granted;
	}

}
