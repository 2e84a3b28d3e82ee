package org.einlass.gateway.problem;

/** Ends a request with a problem of the gateway. */
public final class Refused extends RuntimeException {

	private static final long serialVersionUID = 1L;

	private final Problem problem;

	public Refused(Problem problem) {
		super(problem.code(), null, false, false);
		this.problem = problem;
	}

	public Problem problem() {
		return this.problem;
	}

}
