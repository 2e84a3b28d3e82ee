package org.einlass.gateway.login;

import java.net.InetSocketAddress;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

import static org.assertj.core.api.Assertions.assertThat;

class NeighboursTests {

	@ParameterizedTest
	@ValueSource(strings = { "Forwarded", "Via", "X-Forwarded-Host", "x-forwarded-proto", "X-Real-IP" })
	void whatAProxyPassesOnIsNotFromTheSameNetwork(String header) {
		var request = MockServerHttpRequest.get("/actuator/prometheus")
			.remoteAddress(new InetSocketAddress("127.0.0.1", 4711))
			.header(header, "anything");
		assertThat(Neighbours.isNeighbour(request.build())).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "127.0.0.1,,true", "10.0.0.7,,true", "192.168.1.2,,true", "203.0.113.5,,false",
			"127.0.0.1,203.0.113.5,false" })
	void metricsAreForTheSameNetworkOnly(String address, String forwardedFor, boolean neighbour) {
		var request = MockServerHttpRequest.get("/actuator/prometheus")
			.remoteAddress(new InetSocketAddress(address, 4711));
		if (forwardedFor != null) {
			request.header("X-Forwarded-For", forwardedFor);
		}
		assertThat(Neighbours.isNeighbour(request.build())).isEqualTo(neighbour);
	}

}
