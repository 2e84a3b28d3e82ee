package org.einlass.gateway.client;

import java.net.InetAddress;

import io.netty.util.NetUtil;

/**
 * A range of addresses as CIDR writes it (RFC 4632, RFC 4291), such as
 * {@code 10.1.0.0/16} or {@code fd00::/8}; a single address stands for itself.
 */
public record Network(InetAddress start, int bits) {

	/** Fails for what is neither an address nor a range: no name is ever looked up. */
	public static Network valueOf(String text) {
		int slash = text.indexOf('/');
		InetAddress start = IpText.read((slash < 0) ? text : text.substring(0, slash));
		if (start == null) {
			throw notOne(text);
		}
		int most = 8 * start.getAddress().length;
		int bits = (slash < 0) ? most : number(text, slash + 1);
		if (bits < 0 || bits > most) {
			throw notOne(text);
		}
		return new Network(start, bits);
	}

	boolean contains(InetAddress address) {
		byte[] mine = this.start.getAddress();
		byte[] other = address.getAddress();
		if (mine.length != other.length) {
			return false;
		}
		for (int bit = 0; bit < this.bits; bit += 8) {
			int mask = (this.bits - bit >= 8) ? 0xff : 0xff << (8 - (this.bits - bit));
			if (((mine[bit / 8] ^ other[bit / 8]) & mask & 0xff) != 0) {
				return false;
			}
		}
		return true;
	}

	@Override
	public String toString() {
		return NetUtil.toAddressString(this.start) + "/" + this.bits;
	}

	private static int number(String text, int from) {
		try {
			return Integer.parseInt(text, from, text.length(), 10);
		}
		catch (NumberFormatException none) {
			throw notOne(text);
		}
	}

	private static IllegalArgumentException notOne(String text) {
		return new IllegalArgumentException("'" + text + "' is no network; write it like 10.1.0.0/16 or fd00::/8");
	}

}
