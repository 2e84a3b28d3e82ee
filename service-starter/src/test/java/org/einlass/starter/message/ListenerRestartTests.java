package org.einlass.starter.message;

import java.time.Duration;
import java.util.List;

import org.einlass.starter.job.LoopHealth;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.mockito.BDDMockito;
import org.mockito.Mockito;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.event.ConsumerStartedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/** A listener that ended by itself starts again, however it ended. */
class ListenerRestartTests {

	private static final int SOON = 10_000;

	private final MessageListenerContainer listener = Mockito.mock();

	private final KafkaListenerEndpointRegistry listeners = Mockito.mock();

	private final LoopHealth health = Mockito.mock();

	private final ListenerRestart restart = new ListenerRestart(this.listeners, Duration.ofMillis(10), this.health);

	ListenerRestartTests() {
		BDDMockito.given(this.listeners.getListenerContainers()).willReturn(List.of(this.listener));
		BDDMockito.given(this.listener.isRunning()).willReturn(true);
	}

	@AfterEach
	void stop() {
		this.restart.stop();
	}

	@Test
	void aListenerWhoseThreadDiedWithoutAWordStartsAgain() throws Exception {
		BDDMockito.given(this.listener.isInExpectedState()).willReturn(true);
		Thread consumer = Thread.ofPlatform()
			.start(() -> this.restart.onStart(new ConsumerStartedEvent(this.listener, this.listener)));
		consumer.join();
		this.restart.start();
		BDDMockito.then(this.listener).should(Mockito.timeout(SOON)).stop();
		BDDMockito.then(this.listener).should(Mockito.timeout(SOON)).start();
	}

	@Test
	void aListenerThatWasStoppedIsLeftAlone() throws Exception {
		BDDMockito.given(this.listener.isInExpectedState()).willReturn(true);
		Thread consumer = Thread.ofPlatform().start(() -> {
			this.restart.onStart(new ConsumerStartedEvent(this.listener, this.listener));
			this.restart
				.onStop(new ConsumerStoppedEvent(this.listener, this.listener, ConsumerStoppedEvent.Reason.NORMAL));
		});
		consumer.join();
		this.restart.start();
		BDDMockito.then(this.listener).should(Mockito.timeout(SOON).atLeast(3)).isInExpectedState();
		BDDMockito.then(this.listener).should(Mockito.never()).start();
	}

	@Test
	void aListenerThatCannotStartIsTriedAgain() {
		BDDMockito.willThrow(new AssertionError("a bug")).willDoNothing().given(this.listener).start();
		this.restart.start();
		BDDMockito.then(this.listener).should(Mockito.timeout(SOON).atLeast(2)).start();
	}

	@Test
	void itIsWatchedItself() {
		this.restart.start();
		BDDMockito.then(this.health).should().watch(Mockito.any());
	}

}
