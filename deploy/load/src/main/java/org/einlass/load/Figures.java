package org.einlass.load;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;

import org.jspecify.annotations.Nullable;

/**
 * What was answered while it counted: after the warm-up, before the end. Thread-safe.
 */
final class Figures {

	private final Instant beginning;

	private final long begin;

	private final long end;

	private final Queue<Integer> millis = new ConcurrentLinkedQueue<>();

	private final Map<String, LongAdder> answers = new ConcurrentHashMap<>();

	private final AtomicReference<@Nullable ProcessorTime> atBegin = new AtomicReference<>();

	private final AtomicReference<@Nullable ProcessorTime> atEnd = new AtomicReference<>();

	private Figures(Instant beginning, long begin, long end) {
		this.beginning = beginning;
		this.begin = begin;
		this.end = end;
	}

	/** Begins to count after the warm-up, for so long. */
	static Figures after(Duration warmUp, Duration length) {
		long begin = System.nanoTime() + warmUp.toNanos();
		return new Figures(Instant.now().plus(warmUp), begin, begin + length.toNanos());
	}

	/**
	 * One answer.
	 * @param kind such as a status or an outcome
	 * @param millis how long it took
	 * @param counts how many answers of the kind it stands for
	 */
	void answered(String kind, int millis, int counts) {
		long now = System.nanoTime();
		if (now - this.begin >= 0) {
			note((now - this.end < 0) ? this.atBegin : this.atEnd);
		}
		if (now - this.begin >= 0 && now - this.end < 0) {
			this.millis.add(millis);
			this.answers.computeIfAbsent(kind, (one) -> new LongAdder()).add(counts);
		}
	}

	/** Once, at the first answer. */
	private static void note(AtomicReference<@Nullable ProcessorTime> time) {
		if (time.get() == null) {
			time.compareAndSet(null, ProcessorTime.now());
		}
	}

	void print(String what) {
		int[] sorted = this.millis.stream().mapToInt((one) -> one).sorted().toArray();
		double seconds = (this.end - this.begin) / 1e9;
		System.out.printf("%n%s, %.0f s measured%n", what, seconds);
		new TreeMap<>(this.answers).forEach(
				(kind, count) -> System.out.printf("  %-18s %8d  %8.0f/s%n", kind, count.sum(), count.sum() / seconds));
		System.out.printf("  requests/s %.0f   p50 %d ms   p95 %d ms   p99 %d ms   max %d ms%n",
				sorted.length / seconds, at(sorted, 0.50), at(sorted, 0.95), at(sorted, 0.99), at(sorted, 1));
		note(this.atEnd);
		ProcessorTime before = this.atBegin.get();
		ProcessorTime after = this.atEnd.get();
		if (before != null && after != null) {
			after.print(before, sorted.length);
		}
		MailsSent.print(this.beginning, Duration.ofNanos(this.end - this.begin));
	}

	private static int at(int[] sorted, double part) {
		return (sorted.length == 0) ? 0 : sorted[(int) Math.min(sorted.length - 1, Math.round(part * sorted.length))];
	}

}
