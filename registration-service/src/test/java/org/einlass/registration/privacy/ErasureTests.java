package org.einlass.registration.privacy;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

import org.einlass.registration.boxoffice.Records;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.BDDMockito.given;
import static org.mockito.BDDMockito.willAnswer;

/** What cannot be erased keeps nothing else. */
class ErasureTests {

	private static final UUID POISON = id(7);

	private final List<String> done = new ArrayList<>();

	/** Registrations that are due. */
	private final Set<UUID> due = new TreeSet<>();

	private final Records records = Mockito.mock(Records.class);

	private final Erasure erasure = new Erasure(new Broken(), this.records, transaction(), Clock.systemUTC());

	private static TransactionalOperator transaction() {
		TransactionalOperator transaction = Mockito.mock();
		willAnswer(AdditionalAnswers.returnsFirstArg()).given(transaction)
			.transactional(ArgumentMatchers.<Mono<Object>>any());
		return transaction;
	}

	ErasureTests() {
		given(this.records.erase(ArgumentMatchers.any())).willAnswer((call) -> erase(call.getArgument(0)));
	}

	/** As if one of them took longer than any statement may. */
	private Mono<Void> erase(Collection<UUID> ids) {
		return ids.contains(POISON) ? Mono.error(new IllegalStateException("a time-out"))
				: Mono.fromRunnable(() -> this.due.removeAll(ids));
	}

	@Test
	void ifOneKindFailsTheOthersAreErasedAllTheSame() {
		assertThatThrownBy(() -> this.erasure.sweep().block()).isInstanceOf(IllegalStateException.class);
		assertThat(this.done).containsExactly("scanners", "lookups");
	}

	@Test
	void oneThatCannotBeErasedKeepsNoOther() {
		IntStream.range(0, 1_000).forEach((number) -> this.due.add(id(number)));
		assertThatThrownBy(() -> this.erasure.erase(Expired.Kind.REGISTRATIONS).block())
			.hasMessageContaining("a time-out");
		assertThat(this.due).containsExactly(POISON);
	}

	@Test
	void allThatIsDueIsErasedInOneRun() {
		IntStream.range(10, 1_010).forEach((number) -> this.due.add(id(number)));
		this.erasure.erase(Expired.Kind.REGISTRATIONS).block();
		assertThat(this.due).isEmpty();
	}

	private static UUID id(long number) {
		return new UUID(0, number);
	}

	/** Fails with holds and keys. */
	private final class Broken implements Expired {

		@Override
		public Mono<List<UUID>> sessions(Instant now) {
			return Mono.fromSupplier(() -> ErasureTests.this.due.isEmpty() ? List.of() : List.of(UUID.randomUUID()));
		}

		@Override
		public Mono<List<UUID>> registrations(UUID session, Instant now) {
			return Mono.fromSupplier(() -> List.copyOf(ErasureTests.this.due));
		}

		@Override
		public Mono<List<UUID>> holds(Instant now, int most) {
			return Mono.error(new IllegalStateException("a lock"));
		}

		@Override
		public Mono<List<UUID>> lock(Collection<UUID> registrations, Instant now) {
			return Mono.just(List.copyOf(registrations));
		}

		@Override
		public Mono<List<UUID>> scannedSessions(Instant now) {
			return Mono.fromSupplier(() -> ErasureTests.this.done.contains("scanners") ? List.of() : List.of(id(1)));
		}

		@Override
		public Mono<Long> forgetScanners(UUID session, int most) {
			return Mono.fromSupplier(() -> {
				ErasureTests.this.done.add("scanners");
				return 1L;
			});
		}

		@Override
		public Mono<Long> forgetKeys(Instant now, int most) {
			return Mono.error(new IllegalStateException("another lock"));
		}

		@Override
		public Mono<Long> forgetLookups(Instant now, int most) {
			return Mono.fromSupplier(() -> {
				ErasureTests.this.done.add("lookups");
				return 0L;
			});
		}

		@Override
		public Mono<Duration> overdue(Kind kind, Instant now) {
			return Mono.just(Duration.ZERO);
		}

	}

}
