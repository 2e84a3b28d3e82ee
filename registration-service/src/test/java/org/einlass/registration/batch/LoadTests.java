package org.einlass.registration.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Requests are weighed: a transaction takes so much, and no more waits than was set. */
class LoadTests {

	private static final UUID THING = UUID.randomUUID();

	/** The weights of the requests of each transaction. */
	private final List<List<Integer>> served = new ArrayList<>();

	/** Ends the first transaction. */
	private final Sinks.Empty<Void> first = Sinks.empty();

	private final Batches<Integer, Integer> batches = new Batches<>((thing, requests) -> {
		this.served.add(requests);
		Mono<Void> begin = (this.served.size() == 1) ? this.first.asMono() : Mono.empty();
		return begin.thenReturn(requests);
	}, new Load<>((weight) -> weight, 10, 40), Duration.ofSeconds(20),
			new BatchMeters(new SimpleMeterRegistry(), "door"));

	private CompletableFuture<Integer> ask(int weight) {
		CompletableFuture<Integer> answer = new CompletableFuture<>();
		this.batches.ask(THING, weight).subscribe(answer::complete, answer::completeExceptionally);
		return answer;
	}

	@Test
	void aTransactionTakesNoMoreThanItsLoadInOrderOfArrival() throws Exception {
		List<CompletableFuture<Integer>> answers = new ArrayList<>();
		for (int weight : new int[] { 5, 5, 5, 3, 1, 2, 6, 1 }) {
			answers.add(ask(weight));
		}
		this.first.tryEmitEmpty();
		for (CompletableFuture<Integer> answer : answers) {
			answer.get(10, TimeUnit.SECONDS);
		}
		assertThat(this.served).containsExactly(List.of(5), List.of(5, 5), List.of(3, 1, 2), List.of(6, 1));
	}

	@Test
	void whatIsHeavierThanAllIsServedAlone() throws Exception {
		List<CompletableFuture<Integer>> answers = List.of(ask(1), ask(12), ask(1));
		this.first.tryEmitEmpty();
		for (CompletableFuture<Integer> answer : answers) {
			answer.get(10, TimeUnit.SECONDS);
		}
		assertThat(this.served).containsExactly(List.of(1), List.of(12), List.of(1));
	}

	@Test
	void whoFindsNoRoomIsBusyAtOnceAndTheOthersAreServed() throws Exception {
		ask(1);
		List<CompletableFuture<Integer>> waiting = new ArrayList<>();
		for (int number = 0; number < 8; number++) {
			waiting.add(ask(5));
		}
		assertThatThrownBy(() -> ask(1).get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(TimeoutException.class);
		assertThat(waiting).noneMatch(CompletableFuture::isDone);
		this.first.tryEmitEmpty();
		for (CompletableFuture<Integer> answer : waiting) {
			assertThat(answer.get(10, TimeUnit.SECONDS)).isEqualTo(5);
		}
		assertThat(ask(1).get(10, TimeUnit.SECONDS)).as("there is room again").isEqualTo(1);
	}

}
