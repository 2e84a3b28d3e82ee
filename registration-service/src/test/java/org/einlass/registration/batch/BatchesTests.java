package org.einlass.registration.batch;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.IntStream;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.r2dbc.spi.R2dbcTransientResourceException;
import org.einlass.starter.database.UnknownOutcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Subscription;
import org.springframework.beans.BeanUtils;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.r2dbc.UncategorizedR2dbcException;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/** Who queues up is answered, whatever happens to the transactions. */
class BatchesTests {

	private static final UUID THING = UUID.randomUUID();

	private static final Duration PATIENCE = Duration.ofSeconds(2);

	/** What each transaction was asked. */
	private final List<List<String>> served = new ArrayList<>();

	private final MeterRegistry registry = new SimpleMeterRegistry();

	private final BatchMeters meters = new BatchMeters(this.registry, "counter");

	/** Ends the first transaction; the others are not held up. */
	private final Sinks.Empty<Void> first = Sinks.empty();

	@Test
	void whoComesMeanwhileIsServedTogetherInOrder() throws Exception {
		Batches<String, String> batches = held(this::answers);
		List<CompletableFuture<String>> answers = ask(batches, "a", "b", "c");
		this.first.tryEmitEmpty();
		assertThat(all(answers)).containsExactly("A", "B", "C");
		assertThat(this.served).containsExactly(List.of("a"), List.of("b", "c"));
	}

	@Test
	void twoThousandMayWaitAndTheNextOneIsToldThatWeAreBusy() throws Exception {
		Batches<String, String> batches = held(this::answers);
		CompletableFuture<String> taken = ask(batches, "taken").getFirst();
		List<CompletableFuture<String>> waiting = ask(batches,
				IntStream.range(0, Batches.MOST_WAITING).mapToObj(String::valueOf).toArray(String[]::new));
		assertBusy(ask(batches, "late").getFirst());
		assertThat(waiting).noneMatch(CompletableFuture::isDone);
		this.first.tryEmitEmpty();
		assertThat(taken.get(10, TimeUnit.SECONDS)).isEqualTo("TAKEN");
		assertThat(all(waiting)).hasSize(Batches.MOST_WAITING);
		assertThat(this.served).noneMatch((requests) -> requests.contains("late"));
	}

	@Test
	void whoHangsUpBeforeBeingTakenIsNotServed() throws Exception {
		Batches<String, String> batches = held(this::answers);
		List<CompletableFuture<String>> before = ask(batches, "a");
		Disposable ghost = batches.ask(THING, "ghost").subscribe();
		List<CompletableFuture<String>> after = ask(batches, "b");
		ghost.dispose();
		this.first.tryEmitEmpty();
		assertThat(all(before)).containsExactly("A");
		assertThat(all(after)).containsExactly("B");
		assertThat(this.served).containsExactly(List.of("a"), List.of("b"));
	}

	@Test
	void whoWaitsTooLongIsToldSoWhileATransactionHangs() {
		Batches<String, String> batches = new Batches<>((thing, requests) -> Mono.never(), 100, Duration.ofMillis(50),
				this.meters);
		ask(batches, "taken");
		List<CompletableFuture<String>> waiting = ask(batches, "one", "another");
		assertBusy(waiting.getFirst());
		assertBusy(waiting.getLast());
		assertBusy(ask(batches, "later").getFirst());
		assertThat(this.registry.get("einlass.batch.busy").counter().count()).isEqualTo(3);
	}

	@Test
	void howManyATransactionTakesAndHowLongTheyWaitedIsMeasured() throws Exception {
		Batches<String, String> batches = held(this::answers);
		List<CompletableFuture<String>> answers = ask(batches, "a", "b", "c");
		assertThat(this.registry.get("einlass.batch.waiting").gauge().value()).isEqualTo(2);
		this.first.tryEmitEmpty();
		all(answers);
		assertThat(this.registry.get("einlass.batch.size").summary().max()).isEqualTo(2);
		assertThat(this.registry.get("einlass.batch.wait").timer().count()).isEqualTo(3);
	}

	@Test
	void aTransactionThatHangsIsGivenUpAndTheNextOneServed() throws Exception {
		Batches<String, String> batches = new Batches<>((thing, requests) -> {
			this.served.add(requests);
			return (this.served.size() == 1) ? Mono.never() : answers(requests);
		}, Load.counted(100), PATIENCE, Duration.ofMillis(100), this.meters);
		List<CompletableFuture<String>> answers = ask(batches, "hangs", "waits");
		assertBusy(answers.get(0));
		assertThat(answers.get(1).get(10, TimeUnit.SECONDS)).isEqualTo("WAITS");
	}

	/** As a time-out or a lost connection at the commit. */
	@Test
	void whatBreaksAtTheCommitIsUnknownAndNotDoneAgain() {
		Batches<String, String> batches = held((requests) -> Mono.error(new UnknownOutcome(new TimeoutException())));
		List<CompletableFuture<String>> answers = ask(batches, "a", "b", "c");
		this.first.tryEmitEmpty();
		assertThat(answers).allSatisfy((answer) -> assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
			.hasCauseInstanceOf(UnknownOutcome.class)
			.satisfies((error) -> assertThat(Batches.busy(Objects.requireNonNull(error.getCause()))).isFalse()));
		assertThat(this.served).hasSize(2);
	}

	@Test
	void aTransactionThatGaveWayToAnotherIsTriedOnceMore() throws Exception {
		Batches<String, String> batches = held(
				(requests) -> (this.served.size() == 2) ? deadlock() : answers(requests));
		List<CompletableFuture<String>> answers = ask(batches, "a", "b", "c");
		this.first.tryEmitEmpty();
		assertThat(all(answers)).containsExactly("A", "B", "C");
		assertThat(this.served).containsExactly(List.of("a"), List.of("b", "c"), List.of("b", "c"));
	}

	@Test
	void whoGivesWayTwiceIsBusyAndNothingIsReplayed() {
		Batches<String, String> batches = held((requests) -> deadlock());
		List<CompletableFuture<String>> answers = ask(batches, "a", "b", "c");
		this.first.tryEmitEmpty();
		assertThat(answers).allSatisfy((answer) -> assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS))
			.hasCauseInstanceOf(PessimisticLockingFailureException.class));
		assertThat(this.served).hasSize(4);
	}

	@Test
	void onlyTheOneThatFailsIsRefused() throws Exception {
		Batches<String, String> batches = held((requests) -> requests.contains("poison")
				? Mono.error(new IllegalArgumentException()) : answers(requests));
		List<CompletableFuture<String>> answers = ask(batches, "a", "b", "poison", "c");
		this.first.tryEmitEmpty();
		assertThatThrownBy(() -> answers.remove(2).get(10, TimeUnit.SECONDS))
			.hasCauseInstanceOf(IllegalArgumentException.class);
		assertThat(all(answers)).containsExactly("A", "B", "C");
	}

	/** An exception, not an error that is told: the queue must not end with it. */
	@Test
	void aTransactionThatCannotEvenBeginDoesNotEndTheQueue() throws Exception {
		Batches<String, String> batches = held((requests) -> {
			if (requests.contains("poison")) {
				throw new IllegalArgumentException();
			}
			return answers(requests);
		});
		List<CompletableFuture<String>> answers = ask(batches, "a", "poison", "b");
		this.first.tryEmitEmpty();
		assertThatThrownBy(() -> answers.remove(1).get(10, TimeUnit.SECONDS))
			.hasCauseInstanceOf(IllegalArgumentException.class);
		assertThat(all(answers)).containsExactly("A", "B");
		assertThat(all(ask(batches, "later"))).containsExactly("LATER");
	}

	/** Reactor tells nobody of these: only the time limit does. */
	@ParameterizedTest
	@ValueSource(classes = { StackOverflowError.class, NoClassDefFoundError.class, AssertionError.class })
	void aTransactionThatDiesOfAnErrorDoesNotEndTheQueue(Class<? extends Error> kind) throws Exception {
		Mono<Void> begin = this.first.asMono().publishOn(Schedulers.single());
		Batches<String, String> batches = new Batches<>((thing, requests) -> begin.then(Mono.defer(() -> {
			if (requests.contains("dies")) {
				throw BeanUtils.instantiateClass(kind);
			}
			return answers(requests);
		})), Load.counted(1), PATIENCE, Duration.ofMillis(200), this.meters);
		List<CompletableFuture<String>> answers = ask(batches, "dies", "a");
		this.first.tryEmitEmpty();
		assertThatThrownBy(() -> answers.getFirst().get(10, TimeUnit.SECONDS)).isNotNull();
		assertThat(answers.get(1).get(10, TimeUnit.SECONDS)).isEqualTo("A");
		ask(batches, "dies");
		assertThat(all(ask(batches, "later"))).containsExactly("LATER");
	}

	@Test
	void whatWasStoredIsNotDoneAgainWhenOneStumblesOverTheAnswer() throws Exception {
		Batches<String, String> batches = held(this::answers);
		List<CompletableFuture<String>> before = ask(batches, "a");
		batches.ask(THING, "stumbles").subscribe(new Stumbles(new IllegalStateException("stumbled")));
		batches.ask(THING, "stumbles worse").subscribe(new Stumbles(new NoClassDefFoundError("in a test")));
		List<CompletableFuture<String>> after = ask(batches, "b");
		this.first.tryEmitEmpty();
		assertThat(all(before)).containsExactly("A");
		assertThat(all(after)).containsExactly("B");
		assertThat(this.served).containsExactly(List.of("a"), List.of("stumbles", "stumbles worse", "b"));
		assertThat(all(ask(batches, "later"))).containsExactly("LATER");
	}

	@Test
	void answersThatAreMissingAreAFailureForThoseWhoWait() {
		Batches<String, String> batches = held((requests) -> answers(requests.subList(0, 1)));
		List<CompletableFuture<String>> answers = ask(batches, "a", "b", "c");
		this.first.tryEmitEmpty();
		assertThatThrownBy(() -> answers.get(2).get(10, TimeUnit.SECONDS))
			.hasCauseInstanceOf(IndexOutOfBoundsException.class);
		assertThat(this.served).hasSize(2);
	}

	/** Queues whose first transaction waits for {@link #first}. */
	private Batches<String, String> held(Function<List<String>, Mono<List<String>>> transaction) {
		return new Batches<>((thing, requests) -> {
			this.served.add(requests);
			Mono<Void> begin = (this.served.size() == 1) ? this.first.asMono() : Mono.empty();
			Mono<List<String>> served = transaction.apply(requests);
			return begin.then(served);
		}, 1_000, PATIENCE, this.meters);
	}

	private Mono<List<String>> answers(List<String> requests) {
		return Mono.just(requests.stream().map((request) -> request.toUpperCase(java.util.Locale.ROOT)).toList());
	}

	private static Mono<List<String>> deadlock() {
		return Mono.error(() -> new UncategorizedR2dbcException("deadlock", "",
				new R2dbcTransientResourceException("deadlock detected", "40P01")));
	}

	private static List<CompletableFuture<String>> ask(Batches<String, String> batches, String... requests) {
		List<CompletableFuture<String>> answers = new ArrayList<>();
		for (String request : requests) {
			answers.add(batches.ask(THING, request).toFuture());
		}
		return answers;
	}

	private static List<String> all(List<CompletableFuture<String>> answers) throws Exception {
		List<String> all = new ArrayList<>();
		for (CompletableFuture<String> answer : answers) {
			all.add(answer.get(10, TimeUnit.SECONDS));
		}
		return all;
	}

	private static void assertBusy(CompletableFuture<String> answer) {
		assertThatThrownBy(() -> answer.get(10, TimeUnit.SECONDS)).hasCauseInstanceOf(TimeoutException.class);
	}

	/** A caller that breaks whatever it is told. */
	private static final class Stumbles implements CoreSubscriber<String> {

		private final Throwable trouble;

		Stumbles(Throwable trouble) {
			this.trouble = trouble;
		}

		@Override
		public void onSubscribe(Subscription subscription) {
			subscription.request(1);
		}

		@Override
		public void onNext(String answer) {
			stumble(this.trouble);
		}

		@Override
		public void onError(Throwable error) {
			stumble(this.trouble);
		}

		@SuppressWarnings("unchecked")
		private static <E extends Throwable> void stumble(Throwable trouble) throws E {
			throw (E) trouble;
		}

		@Override
		public void onComplete() {
			// nothing is left to do
		}

	}

}
