package org.einlass.gateway.limit;

import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

import io.github.bucket4j.TimeMeter;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.gateway.client.ClientAddress;
import reactor.core.publisher.Mono;

import org.springframework.core.annotation.Order;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import org.springframework.util.StringUtils;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;

/**
 * Turns away a client that asks too often, before anything else is done for it. Refusals
 * are counted by kind and not logged: a flood must not fill the log as well.
 */
@Component
@Order(-1890)
class LimitFilter implements WebFilter {

	private final boolean enabled;

	private final Allowances allowances;

	private final TooMany tooMany;

	private final Map<Kind, Counter> refused = new EnumMap<>(Kind.class);

	LimitFilter(LimitSettings settings, TooMany tooMany, MeterRegistry meters) {
		this.enabled = settings.enabled();
		this.allowances = new Allowances(settings, TimeMeter.SYSTEM_NANOTIME);
		this.tooMany = tooMany;
		for (Kind kind : Kind.values()) {
			this.refused.put(kind,
					Counter.builder("einlass.limit.refused")
						.description("Requests answered with 429, since one client asked too often")
						.tag("kind", kind.text())
						.register(meters));
		}
	}

	@Override
	public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
		String path = path(exchange.getRequest());
		if (!this.enabled || path.startsWith("/actuator/")) {
			return chain.filter(exchange);
		}
		ServerHttpRequest request = exchange.getRequest();
		Kind kind = Kind.of(request.getMethod().name(), path, request.getURI().getRawQuery());
		long seconds = this.allowances.take(ClientAddress.of(exchange), kind);
		if (seconds == 0) {
			return chain.filter(exchange);
		}
		Objects.requireNonNull(this.refused.get(kind)).increment();
		return this.tooMany.answer(exchange, seconds);
	}

	/** Decoded, as the services read it. */
	private static String path(ServerHttpRequest request) {
		String raw = request.getPath().value();
		String path = (raw.indexOf('%') < 0) ? raw : decoded(raw);
		return path.startsWith("/") ? path : "/" + path;
	}

	private static String decoded(String raw) {
		try {
			return StringUtils.uriDecode(raw, StandardCharsets.UTF_8);
		}
		catch (IllegalArgumentException malformed) {
			return raw;
		}
	}

}
