package org.einlass.starter.test.api;

import java.util.Locale;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;

import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.springframework.mock.web.server.MockServerWebExchange;
import org.springframework.security.web.server.WebFilterChainProxy;
import reactor.core.publisher.Mono;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Where the method of a route takes no person, the service's filter chain alone knows
 * whether guests may ask.
 */
class Guests {

	private final WebFilterChainProxy security;

	Guests(WebFilterChainProxy security) {
		this.security = security;
	}

	/** Says of routes that turn guests away that they need a token. */
	void complete(ObjectNode document) {
		document.path("paths").forEachEntry((path, operations) -> operations.forEachEntry((method, operation) -> {
			if (!operation.has("security") && !mayPass(method, path)) {
				((ObjectNode) operation).putArray("security").addObject().putArray("bearer");
				refuse((ObjectNode) operation.path("responses"));
			}
		}));
	}

	private static void refuse(ObjectNode responses) {
		TreeMap<String, JsonNode> sorted = new TreeMap<>();
		responses.putObject("401").put("$ref", Frame.refusal(HttpStatus.UNAUTHORIZED));
		responses.forEachEntry(sorted::put);
		responses.removeAll();
		responses.setAll(sorted);
	}

	private boolean mayPass(String method, String path) {
		AtomicBoolean passed = new AtomicBoolean();
		MockServerHttpRequest request = MockServerHttpRequest
			.method(HttpMethod.valueOf(method.toUpperCase(Locale.ROOT)), path.replaceAll("[{}]", ""))
			.build();
		this.security.filter(MockServerWebExchange.from(request), (inside) -> Mono.fromRunnable(() -> passed.set(true)))
			.block();
		return passed.get();
	}

}
