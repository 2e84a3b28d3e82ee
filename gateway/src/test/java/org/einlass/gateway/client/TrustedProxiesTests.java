package org.einlass.gateway.client;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class TrustedProxiesTests {

	private static final TrustedProxies PROXIES = new TrustedProxies(
			List.of(Network.valueOf("10.1.0.0/16"), Network.valueOf("fd00::/8")));

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			10.1.2.3    | 203.0.113.9                          | 203.0.113.9
			10.1.2.3    | 203.0.113.9, 10.1.9.9                | 203.0.113.9
			10.1.2.3    | 1.2.3.4, 203.0.113.9                 | 203.0.113.9
			10.1.2.3    | 1.2.3.4,203.0.113.9 , 10.1.9.9       | 203.0.113.9
			10.1.2.3    | 203.0.113.9:4711                     | 203.0.113.9
			10.1.2.3    | [2001:db8:1:2:3:4:5:6]:4711          | 2001:db8:1:2::/64
			10.1.2.3    | ::ffff:203.0.113.9                   | 203.0.113.9
			10.1.2.3    | 203.0.113.9, unknown                 | 10.1.2.3
			10.1.2.3    | 203.0.113.9, example.org             | 10.1.2.3
			10.1.2.3    | ,                                    | 10.1.2.3
			10.1.2.3    | 10.1.9.9                             | 10.1.9.9
			fd00::1     | 2001:db8:1:2:ffff::1                 | 2001:db8:1:2::/64
			10.2.2.3    | 203.0.113.9                          | 10.2.2.3
			127.0.0.1   | 203.0.113.9                          | 127.0.0.1
			203.0.113.7 | 10.1.2.3                             | 203.0.113.7
			""")
	void theClientIsTheLastAddressThatIsNoTrustedProxy(String remote, String forwarded, String client)
			throws Exception {
		assertThat(client(PROXIES, remote, forwarded)).isEqualTo(client);
	}

	@Test
	void severalHeadersCountAsOne() throws Exception {
		assertThat(client(PROXIES, "10.1.2.3", "1.2.3.4", "203.0.113.9", "10.1.9.9")).isEqualTo("203.0.113.9");
	}

	@Test
	void addressesOfOneHouseholdCountAsOne() throws Exception {
		assertThat(client(PROXIES, "2001:db8:1:2::1")).isEqualTo(client(PROXIES, "2001:db8:1:2:aaaa:bbbb:cccc:dddd"))
			.isNotEqualTo(client(PROXIES, "2001:db8:1:3::1"));
	}

	@Test
	void withoutTrustedProxiesNoHeaderCounts() throws Exception {
		assertThat(client(new TrustedProxies(List.of()), "127.0.0.1", "203.0.113.9")).isEqualTo("127.0.0.1");
	}

	@ParameterizedTest
	@CsvSource({ "10.1.0.0/16,10.1.255.255,true", "10.1.0.0/16,10.2.0.0,false", "10.1.2.3,10.1.2.3,true",
			"10.1.2.3,10.1.2.2,false", "10.128.0.0/9,10.255.0.1,true", "10.128.0.0/9,10.127.0.1,false",
			"0.0.0.0/0,203.0.113.9,true", "0.0.0.0/0,::1,false", "2001:db8::/33,2001:db8:7fff::1,true",
			"2001:db8::/33,2001:db8:8000::1,false" })
	void aNetworkHoldsTheAddressesThatShareItsFirstBits(String network, String address, boolean holds)
			throws Exception {
		assertThat(Network.valueOf(network).contains(InetAddress.getByName(address))).isEqualTo(holds);
	}

	@ParameterizedTest
	@ValueSource(strings = { "10\\.1\\..*", "10.1.0.0/33", "10.1.0.0/-1", "10.1.0.0/x", "10.1.0.0/", "example.org",
			"example.org/8", "/8", "fd00::/129" })
	void whatIsNoNetworkStopsTheStart(String text) {
		assertThatIllegalArgumentException().isThrownBy(() -> Network.valueOf(text)).withMessageContaining(text);
	}

	private static String client(TrustedProxies proxies, String remote, String... forwarded) throws Exception {
		return proxies.client(MockServerHttpRequest.get("/")
			.remoteAddress(new InetSocketAddress(InetAddress.getByName(remote), 4711))
			.header("X-Forwarded-For", forwarded)
			.build());
	}

}
