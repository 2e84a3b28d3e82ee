package org.einlass.starter.client;

import java.net.InetSocketAddress;

import org.junit.jupiter.api.Test;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

/** What counts as one client. */
class ClientAddressTests {

	@Test
	void theGatewaySaysWhichClientItIs() {
		assertThat(of("10.0.0.5", "203.0.113.9")).isEqualTo("203.0.113.9");
		assertThat(of("10.0.0.5", "2001:db8:0:1::/64")).isEqualTo("2001:db8:0:1::/64");
	}

	@Test
	void withoutThatTheConnectionCounts() {
		assertThat(ClientAddress
			.of(MockServerHttpRequest.get("/").remoteAddress(new InetSocketAddress("198.51.100.7", 4711)).build()))
			.isEqualTo("198.51.100.7");
		assertThat(of("2001:db8:0:1::17", "not an address")).isEqualTo(of("2001:db8:0:1:ffff::2", ""))
			.isNotEqualTo(of("2001:db8:0:2::17", ""));
	}

	private static String of(String connection, String told) {
		return ClientAddress.of(MockServerHttpRequest.get("/")
			.remoteAddress(new InetSocketAddress(connection, 4711))
			.header(ClientAddress.HEADER, told)
			.build());
	}

}
