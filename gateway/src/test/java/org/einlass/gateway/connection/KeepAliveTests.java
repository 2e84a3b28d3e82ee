package org.einlass.gateway.connection;

import java.util.concurrent.atomic.AtomicInteger;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.LastHttpContent;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class KeepAliveTests {

	private final AtomicInteger reads = new AtomicInteger();

	private final EmbeddedChannel channel = new EmbeddedChannel(new ChannelOutboundHandlerAdapter() {
		@Override
		public void read(ChannelHandlerContext context) {
			KeepAliveTests.this.reads.incrementAndGet();
		}
	}, new KeepAlive());

	@Test
	void theNextRequestIsReadAfterAResponse() {
		int before = this.reads.get();
		this.channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT);
		this.channel.runPendingTasks();
		assertThat(this.reads).hasValue(before + 1);
	}

	@Test
	void itIsReadAlsoWhenNobodyElseAsksWhetherTheResponseWasWritten() {
		int before = this.reads.get();
		this.channel.writeAndFlush(LastHttpContent.EMPTY_LAST_CONTENT, this.channel.voidPromise());
		this.channel.runPendingTasks();
		assertThat(this.reads).hasValue(before + 1);
	}

}
