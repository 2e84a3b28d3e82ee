package org.einlass.gateway.client;

import org.springframework.web.server.ServerWebExchange;

/**
 * The client of a request, as {@code X-Forwarded-For} of trusted proxies tells it.
 * Services learn it from one header, which only the gateway sets.
 */
public final class ClientAddress {

	/**
	 * The header for services: an IPv4 address, or the /64 of an IPv6 address. One that
	 * comes from outside never arrives.
	 */
	public static final String HEADER = "Einlass-Client";

	private static final String ATTRIBUTE = ClientAddress.class.getName();

	private ClientAddress() {
	}

	/** What limits count by; two requests of one client have the same text. */
	public static String of(ServerWebExchange exchange) {
		return exchange.getAttributeOrDefault(ATTRIBUTE, "unknown");
	}

	static void found(ServerWebExchange exchange, String client) {
		exchange.getAttributes().put(ATTRIBUTE, client);
	}

}
