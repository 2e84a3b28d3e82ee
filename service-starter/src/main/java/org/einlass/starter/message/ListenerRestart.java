package org.einlass.starter.message;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.event.ConcurrentContainerStoppedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent.Reason;
import org.springframework.kafka.listener.ConcurrentMessageListenerContainer;

/**
 * Starts a listener again that ended by itself: after an {@link Error}, or when the
 * broker did not let it in.
 */
class ListenerRestart implements AutoCloseable {

	private static final Logger log = LoggerFactory.getLogger(ListenerRestart.class);

	private final Duration pause;

	private final ScheduledExecutorService clock = Executors
		.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("listener-restart").daemon().factory());

	ListenerRestart(Duration pause) {
		this.pause = pause;
	}

	@EventListener
	void onStop(ConcurrentContainerStoppedEvent stopped) {
		if (stopped.getReason() == Reason.NORMAL
				|| !(stopped.getSource() instanceof ConcurrentMessageListenerContainer<?, ?> listener)) {
			return;
		}
		log.error("ALERT listener {} ended ({}) and starts again in {}", listener.getListenerId(), stopped.getReason(),
				this.pause);
		this.clock.schedule(listener::start, this.pause.toMillis(), TimeUnit.MILLISECONDS);
	}

	@Override
	public void close() {
		this.clock.shutdownNow();
	}

}
