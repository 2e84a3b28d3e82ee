package org.einlass.starter.message;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Topics that the broker takes nothing for at the moment. Their rows wait, for up to 30 s
 * before the next try, while those of other topics are sent. The first try afterwards is
 * one row alone, so that a topic that still fails takes no others along.
 */
final class HeldTopics {

	static final Duration SHORTEST = Duration.ofSeconds(1);

	static final Duration LONGEST = Duration.ofSeconds(30);

	private final LongSupplier nanoTime;

	private final Map<String, Hold> holds = new HashMap<>();

	HeldTopics(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	/** Nothing is sent there for a while, each time for twice as long. */
	void hold(String topic) {
		Hold last = this.holds.get(topic);
		Duration pause = (last == null) ? SHORTEST : last.pause().multipliedBy(2);
		Duration shortened = (pause.compareTo(LONGEST) > 0) ? LONGEST : pause;
		this.holds.put(topic, new Hold(this.nanoTime.getAsLong() + shortened.toNanos(), shortened));
	}

	/** The broker takes it again. */
	void release(String topic) {
		this.holds.remove(topic);
	}

	/** A topic that is due for one row, if there is one. */
	@Nullable String due() {
		long now = this.nanoTime.getAsLong();
		return this.holds.entrySet()
			.stream()
			.filter((hold) -> hold.getValue().until() - now <= 0)
			.map(Map.Entry::getKey)
			.findFirst()
			.orElse(null);
	}

	/** All topics that do not take part in a usual round. */
	List<String> all() {
		return new ArrayList<>(this.holds.keySet());
	}

	private record Hold(long until, Duration pause) {
	}

}
