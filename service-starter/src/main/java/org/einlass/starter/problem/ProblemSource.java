package org.einlass.starter.problem;

import java.util.Optional;

/**
 * The one place of a service where a refusal becomes a status: an exhaustive
 * {@code switch} over its sealed refusals.
 */
@FunctionalInterface
public interface ProblemSource {

	/** The problem behind an error that this service knows, else empty. */
	Optional<Problem> explain(Throwable error);

}
