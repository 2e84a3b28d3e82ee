package org.einlass.gateway.connection;

import reactor.netty.NettyPipeline;

import org.springframework.boot.reactor.netty.NettyReactiveWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** How the gateway treats the connections of its visitors. */
@Configuration(proxyBeanMethods = false)
class ConnectionConfiguration {

	@Bean
	WebServerFactoryCustomizer<NettyReactiveWebServerFactory> keepAlive() {
		return (factory) -> factory
			.addServerCustomizers((server) -> server.doOnChannelInit((observer, channel, address) -> channel.pipeline()
				.addBefore(NettyPipeline.HttpTrafficHandler, KeepAlive.class.getName(), new KeepAlive())));
	}

}
