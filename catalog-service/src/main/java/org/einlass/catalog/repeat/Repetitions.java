package org.einlass.catalog.repeat;

import java.util.UUID;
import java.util.function.Function;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Which requests made something already, for 24 hours (design 5). */
public interface Repetitions {

	/**
	 * Makes something under an id of its own, in one transaction with the key. A
	 * repetition waits for that and finds it; the error is {@link KeyReused} where the
	 * key belongs to another request. What was refused is not kept: it may be asked
	 * again.
	 * @param asked the request, or {@code null} for one that is not told from others
	 */
	<T> Mono<T> once(@Nullable Asked asked, Function<UUID, Mono<T>> make, Function<UUID, Mono<T>> find);

}
