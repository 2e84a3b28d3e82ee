package org.einlass.starter.message;

import java.sql.SQLException;
import java.time.Clock;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import org.einlass.starter.job.Loop;
import org.einlass.starter.job.LoopHealth;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.mockito.BDDMockito;
import org.mockito.Mockito;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

class RelayTests {

	private final RelaySession session = Mockito.mock();

	private final RelaySession.Factory sessions = Mockito.mock();

	private final LoopHealth health = Mockito.mock();

	private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

	@Test
	void aRelayThatMeetsAnErrorBeginsAgain() {
		BDDMockito.given(this.sessions.open()).willThrow(new AssertionError("a bug")).willReturn(this.session);
		BDDMockito.given(this.session.size()).willReturn(new RelayMeters.OutboxSize(7, 1, null));
		BDDMockito.given(this.session.active()).willReturn(true);
		Relay relay = new Relay(this.sessions, new RelayMeters(this.meters, Clock.systemUTC()), this.health);
		relay.start();
		Mockito.verify(this.session, Mockito.timeout(10_000).atLeastOnce()).sendNext();
		assertThat(this.meters.get("einlass.outbox.rows").gauge().value()).isEqualTo(7);
		relay.stop();
	}

	@Test
	void aRelayThatDiesFailsLiveness() {
		BDDMockito.given(this.sessions.open()).willReturn(this.session);
		Relay relay = new Relay(this.sessions, new RelayMeters(this.meters, Clock.systemUTC()), this.health);
		relay.start();
		ArgumentCaptor<Loop> watched = ArgumentCaptor.captor();
		Mockito.verify(this.health).watch(watched.capture());
		assertThat(watched.getValue().name()).isEqualTo("relay");
		assertThat(watched.getValue().isAlive()).isTrue();
		relay.stop();
	}

	@Test
	void noCommitCutsThePauseAfterAFailureShort() {
		BDDMockito.given(this.sessions.open()).willThrow(new IllegalStateException("away"));
		Relay relay = new Relay(this.sessions, new RelayMeters(this.meters, Clock.systemUTC()), this.health);
		relay.start();
		Mockito.verify(this.sessions, Mockito.timeout(10_000)).open();
		long end = System.nanoTime() + Relay.STANDBY.dividedBy(2).toNanos();
		while (System.nanoTime() - end < 0) {
			relay.wake();
			Thread.onSpinWait();
		}
		Mockito.verify(this.sessions).open();
		relay.stop();
	}

	@Test
	void whatCannotBeDerivedHoldsUpNoMessagesAndAnOutageDoes() {
		Derivation derivation = new Derivation();
		BDDMockito.willThrow(new AssertionError("a bug")).given(this.session).derive();
		derivation.run(this.session);
		derivation.run(this.session);
		Mockito.verify(this.session).derive();
		BDDMockito.willThrow(new IllegalStateException(new SQLException("away", "08006"))).given(this.session).derive();
		assertThatThrownBy(() -> new Derivation().run(this.session)).isInstanceOf(IllegalStateException.class);
	}

}
