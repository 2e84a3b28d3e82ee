package org.einlass.gateway.edge;

import java.net.URI;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

import com.github.benmanes.caffeine.cache.AsyncCache;
import com.github.benmanes.caffeine.cache.Caffeine;
import org.einlass.gateway.Routes;
import org.einlass.gateway.language.Language;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.core.Ordered;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;

/**
 * Answers public GETs out of memory for a second, and asks the service once however many
 * ask for the same thing at the same time. Failures are told to those who waited and
 * forgotten. Who brings a token (a script of an organiser) goes past it.
 */
@Component
class EdgeCache implements GlobalFilter, Ordered {

	private static final long BYTES = 64L * 1024 * 1024;

	private static final Set<HttpMethod> READS = Set.of(HttpMethod.GET, HttpMethod.HEAD);

	private final AsyncCache<CacheKey, Answer> answers = Caffeine.newBuilder()
		.maximumWeight(BYTES)
		.weigher((CacheKey key, Answer answer) -> key.weight() + answer.weight())
		.expireAfter(new Freshness())
		.buildAsync();

	private final Origin origin;

	EdgeCache(Origin origin) {
		this.origin = origin;
	}

	@Override
	public int getOrder() {
		return 100;
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
		boolean ownToken = exchange.getRequest().getHeaders().containsHeader(HttpHeaders.AUTHORIZATION);
		if (!Routes.isPublic(exchange) || ownToken || !READS.contains(exchange.getRequest().getMethod())) {
			return chain.filter(exchange);
		}
		CacheKey key = CacheKey.of(exchange.getRequest().getURI(), Language.of(exchange.getRequest()).code());
		return answer(key, service(exchange)).flatMap((answer) -> answer.write(exchange).thenReturn(true))
			.onErrorResume(Origin.TooLargeToKeep.class, (large) -> chain.filter(exchange).thenReturn(true))
			.then();
	}

	// One visitor who leaves must not take the answer away from the others who wait for
	// it.
	private Mono<Answer> answer(CacheKey key, URI service) {
		return Mono.defer(() -> {
			CompletableFuture<Answer> asked = this.answers.get(key,
					(missing, executor) -> this.origin.ask(service, missing).toFuture());
			return Mono.fromFuture(asked.whenComplete((answer, failure) -> forgetUnlessGood(key, asked, answer)), true);
		});
	}

	// Before anyone learns of a failure it is gone, so that the next request asks again.
	private void forgetUnlessGood(CacheKey key, CompletableFuture<Answer> asked, @Nullable Answer answer) {
		if (answer == null || !answer.mayBeKept()) {
			this.answers.asMap().remove(key, asked);
		}
	}

	private static URI service(ServerWebExchange exchange) {
		Route route = exchange.getRequiredAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		return route.getUri();
	}

}
