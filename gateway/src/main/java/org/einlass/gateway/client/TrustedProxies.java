package org.einlass.gateway.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Finds the client behind the proxies in front of us. Each proxy adds the address that it
 * was reached from at the end of {@code X-Forwarded-For}; so the client is the last one
 * there that is not a trusted proxy itself. Whatever stands before it was written by the
 * client and counts for nothing.
 *
 * @param trustedProxies their networks; from all others the header is not read
 */
@ConfigurationProperties("einlass")
public record TrustedProxies(List<Network> trustedProxies) {

	static final String FORWARDED_FOR = "X-Forwarded-For";

	private static final Logger logger = LoggerFactory.getLogger(TrustedProxies.class);

	private static final AtomicBoolean warned = new AtomicBoolean();

	/** The client as it is counted, see {@link IpText#counted}. */
	String client(ServerHttpRequest request) {
		InetSocketAddress remote = request.getRemoteAddress();
		InetAddress address = (remote != null) ? remote.getAddress() : null;
		if (address == null) {
			return "unknown";
		}
		List<String> forwarded = request.getHeaders().getOrEmpty(FORWARDED_FOR);
		if (forwarded.isEmpty()) {
			return IpText.counted(address);
		}
		if (!trust(address)) {
			warn(address);
			return IpText.counted(address);
		}
		return IpText.counted(behind(address, String.join(",", forwarded)));
	}

	/** Whom a connection counts for; null for the connections of a trusted proxy. */
	public @Nullable String directClient(InetAddress remote) {
		return trust(remote) ? null : IpText.counted(remote);
	}

	private InetAddress behind(InetAddress proxy, String forwarded) {
		InetAddress last = proxy;
		int end = forwarded.length();
		while (end >= 0 && trust(last)) {
			int comma = forwarded.lastIndexOf(',', end - 1);
			InetAddress before = IpText.read(forwarded.substring(comma + 1, end));
			if (before == null) {
				return last;
			}
			last = before;
			end = comma;
		}
		return last;
	}

	private boolean trust(InetAddress address) {
		for (Network network : this.trustedProxies) {
			if (network.contains(address)) {
				return true;
			}
		}
		return false;
	}

	/** All visitors of a proxy that is not trusted count as one client: say it once. */
	private static void warn(InetAddress address) {
		if ((address.isSiteLocalAddress() || address.isLoopbackAddress()) && warned.compareAndSet(false, true)) {
			logger.warn(
					"A proxy in a private network sends {}, but is not trusted: all its visitors count as one client. "
							+ "If it is yours, name its network in EINLASS_TRUSTED_PROXIES.",
					FORWARDED_FOR);
		}
	}

}
