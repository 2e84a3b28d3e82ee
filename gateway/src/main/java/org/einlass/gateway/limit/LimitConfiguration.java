package org.einlass.gateway.limit;

import java.util.Set;

import org.einlass.gateway.Addresses;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

/**
 * Lets the gateway run without limits on one machine only: elsewhere it does not start.
 */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(LimitSettings.class)
class LimitConfiguration {

	private static final Logger logger = LoggerFactory.getLogger(LimitConfiguration.class);

	private static final Set<String> THIS_MACHINE = Set.of("localhost", "127.0.0.1", "[::1]");

	LimitConfiguration(LimitSettings settings, Addresses addresses) {
		if (!settings.enabled()) {
			allowOff(addresses);
			logger.warn("EINLASS_LIMITS=off: no client is limited. This is for load and tests on one machine.");
		}
	}

	static void allowOff(Addresses addresses) {
		String host = addresses.publicUrl().getHost();
		if (host == null || !THIS_MACHINE.contains(host)) {
			throw new IllegalStateException("EINLASS_LIMITS=off is for load and tests on one machine. "
					+ "EINLASS_PUBLIC_URL names another one: " + addresses.publicUrl());
		}
	}

}
