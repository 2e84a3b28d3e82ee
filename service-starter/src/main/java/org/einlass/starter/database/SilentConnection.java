package org.einlass.starter.database;

import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Closes a connection to PostgreSQL on which an answer is awaited and nothing has come
 * for a while: after a failover or behind a firewall that forgot it, no packet ever comes
 * and nobody says so. Those who wait for the answer get an error then, and the pool makes
 * a new connection. While the reader does not want to read, nothing is awaited.
 */
class SilentConnection extends ChannelDuplexHandler {

	private static final Logger log = LoggerFactory.getLogger(SilentConnection.class);

	/** ReadyForQuery, with which an answer ends: Z, its length, and one more byte. */
	private static final int READY = 'Z';

	private static final int READY_LENGTH = 5;

	private final long longest;

	private boolean awaited;

	private long since;

	private @Nullable Future<?> watch;

	SilentConnection(Duration longest) {
		this.longest = longest.toNanos();
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		this.watch = context.executor()
			.scheduleWithFixedDelay(() -> look(context), this.longest / 4, this.longest / 4, TimeUnit.NANOSECONDS);
		context.fireChannelActive();
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		Future<?> running = this.watch;
		if (running != null) {
			running.cancel(false);
		}
		context.fireChannelInactive();
	}

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		this.awaited = true;
		this.since = context.executor().ticker().nanoTime();
		context.write(message, promise);
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		this.awaited = !(message instanceof ByteBuf bytes && isReady(bytes));
		this.since = context.executor().ticker().nanoTime();
		context.fireChannelRead(message);
	}

	private static boolean isReady(ByteBuf bytes) {
		int end = bytes.writerIndex();
		return bytes.readableBytes() > READY_LENGTH && bytes.getByte(end - READY_LENGTH - 1) == READY
				&& bytes.getInt(end - READY_LENGTH) == READY_LENGTH;
	}

	private void look(ChannelHandlerContext context) {
		if (!context.channel().config().isAutoRead()) {
			this.since = context.executor().ticker().nanoTime();
		}
		else if (this.awaited && context.executor().ticker().nanoTime() - this.since > this.longest) {
			log.warn("The database has not answered for {} s; a connection to it is closed",
					TimeUnit.NANOSECONDS.toSeconds(this.longest));
			context.close();
		}
	}

}
