package org.einlass.gateway.connection;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.concurrent.Future;
import org.einlass.gateway.client.TrustedProxies;
import org.jspecify.annotations.Nullable;

/**
 * Closes a connection whose request does not become whole: one that says nothing after
 * opening, and one that sends its headers letter by letter. Sits before the reader of
 * requests; {@link #heads()} behind it. No timer runs for a request that comes in one
 * piece. Also counts the connections of each client, and refuses those beyond the limit.
 */
final class SlowSender extends ChannelDuplexHandler {

	private static final String REFUSED = "HTTP/1.1 429 Too Many Requests\r\nRetry-After: 30\r\n"
			+ "Content-Length: 0\r\nConnection: close\r\n\r\n";

	private static final String TOO_SLOW = "HTTP/1.1 408 Request Timeout\r\n"
			+ "Content-Length: 0\r\nConnection: close\r\n\r\n";

	private final Duration longest;

	private final OpenConnections open;

	private final TrustedProxies proxies;

	private @Nullable String client;

	private @Nullable Future<?> timer;

	private boolean begun;

	private boolean inRequest;

	SlowSender(Duration longest, OpenConnections open, TrustedProxies proxies) {
		this.longest = longest;
		this.open = open;
		this.proxies = proxies;
	}

	/** Tells this handler when a request's headers, and its body, are whole. */
	ChannelHandler heads() {
		return new ChannelInboundHandlerAdapter() {
			@Override
			public void channelRead(ChannelHandlerContext context, Object message) {
				if (message instanceof HttpRequest) {
					headIsWhole();
				}
				if (message instanceof LastHttpContent) {
					SlowSender.this.inRequest = false;
				}
				context.fireChannelRead(message);
			}
		};
	}

	@Override
	public void channelActive(ChannelHandlerContext context) {
		if (context.channel().remoteAddress() instanceof InetSocketAddress remote) {
			this.client = this.proxies.directClient(remote.getAddress());
		}
		if (this.client != null && !this.open.add(this.client)) {
			context.channel().config().setAutoRead(false);
			end(context, REFUSED);
			return;
		}
		startTimer(context);
		context.fireChannelActive();
	}

	@Override
	public void channelInactive(ChannelHandlerContext context) {
		stopTimer();
		if (this.client != null) {
			this.open.remove(this.client);
			this.client = null;
		}
		context.fireChannelInactive();
	}

	@Override
	public void channelRead(ChannelHandlerContext context, Object message) {
		// What comes of a body is no beginning: while its request is answered, no timer
		// runs.
		this.begun |= !this.inRequest;
		context.fireChannelRead(message);
	}

	@Override
	public void channelReadComplete(ChannelHandlerContext context) {
		if (this.begun && !this.inRequest && this.timer == null) {
			startTimer(context);
		}
		context.fireChannelReadComplete();
	}

	private void headIsWhole() {
		this.inRequest = true;
		this.begun = false;
		stopTimer();
	}

	private void startTimer(ChannelHandlerContext context) {
		this.timer = context.executor()
			.schedule(() -> end(context, this.begun ? TOO_SLOW : ""), this.longest.toMillis(), TimeUnit.MILLISECONDS);
	}

	private void stopTimer() {
		if (this.timer != null) {
			this.timer.cancel(false);
			this.timer = null;
		}
	}

	private static void end(ChannelHandlerContext context, String answer) {
		context.writeAndFlush(Unpooled.copiedBuffer(answer, StandardCharsets.US_ASCII))
			.addListener(ChannelFutureListener.CLOSE);
	}

}
