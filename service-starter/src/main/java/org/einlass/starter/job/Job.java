package org.einlass.starter.job;

import java.time.Duration;

import reactor.core.publisher.Mono;

/**
 * Work that a service does again and again, such as giving back what is overdue. Each job
 * has a thread of its own, so one that takes long or hangs stops no other.
 */
public interface Job {

	/**
	 * In kebab case, such as {@code erasure-scanners}; names its thread and its meters.
	 */
	String name();

	/**
	 * How long it rests after a run that left nothing to do. The first run begins after
	 * as long, but not later than a minute after the start.
	 */
	Duration pause();

	/** After so long a run is given up, and the next one begins after a pause. */
	default Duration longest() {
		return Duration.ofMinutes(1);
	}

	/**
	 * Does the work, or a bounded part of it.
	 * @return whether there is more to do at once
	 */
	Mono<Boolean> run();

}
