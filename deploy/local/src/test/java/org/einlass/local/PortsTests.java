package org.einlass.local;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

class PortsTests {

	@Test
	void aTakenPortIsNamedWithItsUser() throws IOException {
		try (ServerSocket taken = taken()) {
			assertThatExceptionOfType(CannotStart.class)
				.isThrownBy(() -> Ports.check("the mailbox page", taken.getLocalPort()))
				.withMessageContaining(
						"Port " + taken.getLocalPort() + ", needed for the mailbox page, is already taken");
		}
	}

	@Test
	@EnabledOnOs(OS.LINUX)
	void theProcessThatTookThePortIsNamed() throws IOException {
		try (ServerSocket taken = taken()) {
			assertThatExceptionOfType(CannotStart.class).isThrownBy(() -> Ports.check("gateway", taken.getLocalPort()))
				.withMessageContaining("by process " + ProcessHandle.current().pid());
		}
	}

	@Test
	void aPortThatWasGivenBackIsFree() throws IOException {
		int port;
		try (ServerSocket taken = taken()) {
			port = taken.getLocalPort();
		}
		assertThatCode(() -> Ports.check("gateway", port)).doesNotThrowAnyException();
	}

	private static ServerSocket taken() throws IOException {
		return new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
	}

}
