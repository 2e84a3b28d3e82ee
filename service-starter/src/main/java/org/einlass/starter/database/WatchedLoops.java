package org.einlass.starter.database;

import java.time.Duration;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollSocketChannel;
import reactor.netty.resources.LoopResources;
import reactor.netty.tcp.TcpResources;

/**
 * The usual event loops, whose connections are watched by {@link SilentConnection}. On
 * Linux the kernel gives up as soon on packets that are not acknowledged.
 */
class WatchedLoops implements LoopResources {

	private final Duration longest;

	WatchedLoops(Duration longest) {
		this.longest = longest;
	}

	@Override
	public EventLoopGroup onServer(boolean useNative) {
		return TcpResources.get().onServer(useNative);
	}

	@Override
	public EventLoopGroup onClient(boolean useNative) {
		return TcpResources.get().onClient(useNative);
	}

	@Override
	public <C extends Channel> C onChannel(Class<C> type, EventLoopGroup group) {
		C channel = TcpResources.get().onChannel(type, group);
		channel.pipeline().addFirst(new SilentConnection(this.longest));
		if (channel instanceof EpollSocketChannel socket) {
			socket.config().setOption(EpollChannelOption.TCP_USER_TIMEOUT, Math.toIntExact(this.longest.toMillis()));
		}
		return channel;
	}

}
