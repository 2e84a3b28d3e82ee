package org.einlass.registration.door;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;

/** Counts answered scans by outcome; a scan that is sent again is counted again. */
class ScanMeters {

	private final Map<Outcome, Counter> counters = new EnumMap<>(Outcome.class);

	ScanMeters(MeterRegistry meters) {
		for (Outcome outcome : Outcome.values()) {
			this.counters.put(outcome,
					Counter.builder("einlass.scans")
						.description("Answered scans")
						.tag("outcome", outcome.value())
						.register(meters));
		}
	}

	List<Scanned> counted(List<Scanned> answers) {
		for (Scanned answer : answers) {
			Counter counter = this.counters.get(answer.outcome());
			if (counter != null) {
				counter.increment();
			}
		}
		return answers;
	}

}
