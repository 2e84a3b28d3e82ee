package org.einlass.gateway.connection;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelOutboundHandlerAdapter;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.LastHttpContent;

/**
 * Reads on after each response. Reactor Netty up to 1.3.7 forgets to, when a request came
 * in before the response to the last one had ended: the next request on that connection
 * is never read, and its visitor waits for nothing
 * (https://github.com/reactor/reactor-netty/pull/4347). To be removed with a version that
 * does.
 */
class KeepAlive extends ChannelOutboundHandlerAdapter {

	@Override
	public void write(ChannelHandlerContext context, Object message, ChannelPromise promise) {
		ChannelPromise real = promise;
		if (message instanceof LastHttpContent) {
			// Of a void promise nobody hears; the one in its place must be the one
			// written.
			real = promise.unvoid();
			real.addListener((written) -> context.executor().execute(context::read));
		}
		context.write(message, real);
	}

}
