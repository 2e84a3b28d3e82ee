package org.einlass.starter.database;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** A connection that owes an answer is closed; one that owes none may be silent. */
class SilentConnectionTests {

	private static final byte[] READY = { 'Z', 0, 0, 0, 5, 'I' };

	private final EmbeddedChannel channel = new EmbeddedChannel(new SilentConnection(Duration.ofMillis(500)));

	@Test
	void anAnswerThatDoesNotComeClosesTheConnection() {
		this.channel.writeOutbound(Unpooled.copiedBuffer(new byte[] { 1 }));
		later();
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void anAnswerThatStopsInTheMiddleClosesTheConnection() {
		this.channel.writeOutbound(Unpooled.copiedBuffer(new byte[] { 1 }));
		this.channel.writeInbound(Unpooled.copiedBuffer(new byte[] { 'D', 0, 0, 0, 4, 0, 0 }));
		later();
		assertThat(this.channel.isOpen()).isFalse();
	}

	@Test
	void aConnectionWithoutAQuestionMayBeSilent() {
		this.channel.writeOutbound(Unpooled.copiedBuffer(new byte[] { 1 }));
		this.channel.writeInbound(Unpooled.copiedBuffer(READY));
		later();
		assertThat(this.channel.isOpen()).isTrue();
	}

	@Test
	void aReaderThatDoesNotReadIsNotWaitedFor() {
		this.channel.writeOutbound(Unpooled.copiedBuffer(new byte[] { 1 }));
		this.channel.config().setAutoRead(false);
		later();
		assertThat(this.channel.isOpen()).isTrue();
	}

	private void later() {
		this.channel.advanceTimeBy(1, TimeUnit.SECONDS);
		this.channel.runScheduledPendingTasks();
	}

}
