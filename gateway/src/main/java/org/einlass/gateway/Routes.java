package org.einlass.gateway;

import org.springframework.cloud.gateway.route.Route;
import org.springframework.cloud.gateway.support.ServerWebExchangeUtils;
import org.springframework.web.server.ServerWebExchange;

/** What the routes of {@code application.yaml} say about themselves. */
public final class Routes {

	private Routes() {
	}

	/**
	 * Whether the answer is the same for everyone, so it may be shared and carries no
	 * one's token or cookies.
	 */
	public static boolean isPublic(ServerWebExchange exchange) {
		Route route = exchange.getAttribute(ServerWebExchangeUtils.GATEWAY_ROUTE_ATTR);
		return route != null && route.getMetadata().get("public") == Boolean.TRUE;
	}

}
