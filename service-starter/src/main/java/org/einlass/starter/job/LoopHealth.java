package org.einlass.starter.job;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;

/** Liveness fails when the thread of a loop has ended: only a restart helps then. */
public class LoopHealth implements HealthIndicator {

	private final List<Loop> loops = new CopyOnWriteArrayList<>();

	LoopHealth() {
	}

	/** From now on the service is only alive as long as this loop is, unless stopped. */
	public void watch(Loop loop) {
		this.loops.removeIf((known) -> known.name().equals(loop.name()));
		this.loops.add(loop);
	}

	@Override
	public Health health() {
		List<String> ended = this.loops.stream().filter((loop) -> !loop.isAlive()).map(Loop::name).toList();
		return ended.isEmpty() ? Health.up().build() : Health.down().withDetail("ended", ended).build();
	}

}
