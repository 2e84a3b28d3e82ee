package org.einlass.registration.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

import org.einlass.registration.boxoffice.Records;
import org.junit.jupiter.api.Test;
import org.mockito.AdditionalAnswers;
import org.mockito.ArgumentMatchers;
import org.mockito.Mockito;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Mono;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.BDDMockito.willAnswer;

/** What cannot be erased keeps nothing else. */
class ErasureTests {

	private final List<String> done = new ArrayList<>();

	@Test
	void ifOnePartFailsTheOthersAreDoneAllTheSame() {
		TransactionalOperator transaction = Mockito.mock();
		willAnswer(AdditionalAnswers.returnsFirstArg()).given(transaction)
			.transactional(ArgumentMatchers.<Mono<Object>>any());
		new Erasure(new Broken(), Mockito.mock(Records.class), transaction).sweep().block();
		assertThat(this.done).containsExactly("lookups", "scanners");
	}

	/** Fails with registrations and keys. */
	private final class Broken implements Expired {

		@Override
		public Mono<List<UUID>> registrations(int most) {
			return Mono.error(new IllegalStateException("a lock"));
		}

		@Override
		public Mono<Void> forgetKeys() {
			return Mono.error(new IllegalStateException("another lock"));
		}

		@Override
		public Mono<Void> forgetLookups() {
			return Mono.fromRunnable(() -> ErasureTests.this.done.add("lookups"));
		}

		@Override
		public Mono<Void> forgetScanners() {
			return Mono.fromRunnable(() -> ErasureTests.this.done.add("scanners"));
		}

	}

}
