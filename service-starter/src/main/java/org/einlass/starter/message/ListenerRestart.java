package org.einlass.starter.message;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

import org.einlass.starter.job.Loop;
import org.einlass.starter.job.LoopHealth;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.kafka.config.KafkaListenerEndpointRegistry;
import org.springframework.kafka.event.ConsumerStartedEvent;
import org.springframework.kafka.event.ConsumerStoppedEvent;
import org.springframework.kafka.listener.MessageListenerContainer;

/**
 * Starts a listener again that ended by itself: after an {@link Error}, or when the
 * broker did not let it in. It looks at the threads as well, since an error may end one
 * without a word.
 */
class ListenerRestart implements SmartLifecycle {

	private static final Logger log = LoggerFactory.getLogger(ListenerRestart.class);

	private static final Duration LAST_TURN = Duration.ofSeconds(1);

	private final KafkaListenerEndpointRegistry listeners;

	private final Duration pause;

	private final LoopHealth health;

	/** Where consumers read, until they say that they ended. */
	private final Map<Thread, MessageListenerContainer> threads = new ConcurrentHashMap<>();

	private volatile @Nullable Loop loop;

	ListenerRestart(KafkaListenerEndpointRegistry listeners, Duration pause, LoopHealth health) {
		this.listeners = listeners;
		this.pause = pause;
		this.health = health;
	}

	/** Spring says so on the consumer's own thread. */
	@EventListener
	void onStart(ConsumerStartedEvent started) {
		this.threads.put(Thread.currentThread(), started.getContainer(MessageListenerContainer.class));
	}

	@EventListener
	void onStop(ConsumerStoppedEvent stopped) {
		this.threads.remove(Thread.currentThread());
	}

	@Override
	public void start() {
		Loop begun = Loop.start("listener-restart", this::turn);
		this.loop = begun;
		this.health.watch(begun);
	}

	private Duration turn() {
		this.threads.forEach((thread, listener) -> {
			if (!thread.isAlive() && this.threads.remove(thread, listener) && listener.isRunning()) {
				listener.stop();
				restart(listener);
			}
		});
		this.listeners.getListenerContainers()
			.stream()
			.filter((listener) -> !listener.isInExpectedState())
			.forEach(ListenerRestart::restart);
		return this.pause;
	}

	private static void restart(MessageListenerContainer listener) {
		log.error("ALERT listener {} ended by itself and starts again", listener.getListenerId());
		listener.start();
	}

	@Override
	public void stop() {
		Loop running = this.loop;
		this.loop = null;
		if (running != null) {
			running.stop(LAST_TURN);
		}
	}

	@Override
	public boolean isRunning() {
		return this.loop != null;
	}

}
