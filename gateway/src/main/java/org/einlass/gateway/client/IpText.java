package org.einlass.gateway.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;

import io.netty.util.NetUtil;
import org.jspecify.annotations.Nullable;

/** Addresses of the Internet Protocol as text, and the text by which one is counted. */
final class IpText {

	private static final int NETWORK_BYTES = 8;

	private IpText() {
	}

	/**
	 * An address as proxies write it: with a port, in brackets or alone. Null for all
	 * else ({@code unknown}, a name): nothing is looked up.
	 */
	static @Nullable InetAddress read(String text) {
		String address = text.strip();
		int colon = address.indexOf(':');
		if (address.startsWith("[")) {
			int end = address.indexOf(']');
			address = (end > 0) ? address.substring(1, end) : "";
		}
		else if (colon > 0 && colon == address.lastIndexOf(':')) {
			address = address.substring(0, colon);
		}
		byte[] bytes = NetUtil.createByteArrayFromIpAddressString(address);
		return (bytes != null) ? address(bytes) : null;
	}

	/**
	 * What is counted as one: an IPv4 address, or the /64 that a household or a phone has
	 * to itself in IPv6.
	 */
	static String counted(InetAddress address) {
		if (address instanceof Inet6Address) {
			byte[] network = Arrays.copyOf(Arrays.copyOf(address.getAddress(), NETWORK_BYTES), 16);
			return NetUtil.toAddressString(address(network)) + "/64";
		}
		return address.getHostAddress();
	}

	/** IPv6 that only wraps an IPv4 address is that address. */
	private static InetAddress address(byte[] bytes) {
		try {
			return InetAddress.getByAddress(bytes);
		}
		catch (UnknownHostException impossible) {
			throw new IllegalStateException(impossible);
		}
	}

}
