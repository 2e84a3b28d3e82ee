package org.einlass.gateway.connection;

import org.einlass.gateway.client.TrustedProxies;
import org.einlass.gateway.problem.ProblemPage;
import reactor.netty.NettyPipeline;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Puts {@link SlowSender} before and {@link RefusalWords} behind the reader of each
 * connection, and limits how long a body may take.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(ConnectionSettings.class)
class RefusalConfiguration {

	@Bean
	NettyServerCustomizer wordsForRefusals(ProblemPage problems) {
		return (server) -> server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
			.addAfter(NettyPipeline.HttpCodec, "einlass.refusal-words", new RefusalWords(problems)));
	}

	@Bean
	NettyServerCustomizer limitsOfConnections(ConnectionSettings settings, TrustedProxies proxies) {
		OpenConnections open = new OpenConnections(settings.mostPerClient());
		return (server) -> server.readTimeout(settings.bodyPause())
			.requestTimeout(settings.body())
			.doOnChannelInit((observer, channel, remote) -> {
				SlowSender sender = new SlowSender(settings.head(), open, proxies);
				channel.pipeline()
					.addBefore(NettyPipeline.HttpCodec, "einlass.slow-sender", sender)
					.addAfter(NettyPipeline.HttpCodec, "einlass.heads", sender.heads());
			});
	}

}
