package org.einlass.gateway.connection;

import org.einlass.gateway.problem.ProblemPage;
import reactor.netty.NettyPipeline;

import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Puts {@link RefusalWords} behind the reader of each connection. */
@Configuration(proxyBeanMethods = false)
class RefusalConfiguration {

	@Bean
	NettyServerCustomizer wordsForRefusals(ProblemPage problems) {
		return (server) -> server.doOnChannelInit((observer, channel, remote) -> channel.pipeline()
			.addAfter(NettyPipeline.HttpCodec, "einlass.refusal-words", new RefusalWords(problems)));
	}

}
