package org.einlass.starter.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * What counts as one client: an IPv4 address, or the /64 of an IPv6 address. It serves to
 * count and is kept nowhere. The gateway says it in a header of its own and drops one
 * that comes from outside. A call that did not come through the gateway counts by the
 * address of its connection.
 */
public final class ClientAddress {

	/** Set by the gateway on every request that it hands to a service. */
	public static final String HEADER = "Einlass-Client";

	private static final Pattern TOLD = Pattern.compile("[0-9A-Fa-f.:/]{2,50}");

	private ClientAddress() {
	}

	/** The client behind a request, to be compared as text. */
	public static String of(ServerHttpRequest request) {
		String told = request.getHeaders().getFirst(HEADER);
		return (told != null && TOLD.matcher(told).matches()) ? told : ofConnection(request.getRemoteAddress());
	}

	private static String ofConnection(@Nullable InetSocketAddress remote) {
		InetAddress address = (remote != null) ? remote.getAddress() : null;
		if (address instanceof Inet6Address six) {
			return network(six.getAddress());
		}
		return (address != null) ? address.getHostAddress() : "unknown";
	}

	/** One household has as many addresses of its /64 as it likes. */
	private static String network(byte[] address) {
		byte[] first = Arrays.copyOf(Arrays.copyOf(address, 8), 16);
		try {
			return InetAddress.getByAddress(first).getHostAddress() + "/64";
		}
		catch (UnknownHostException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
