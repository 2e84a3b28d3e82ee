package org.einlass.e2e;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Tests with a browser in front of the whole system, which runs once for each class. */
abstract class PhoneJourney {

	static Phone phone;

	private static RunningPlatform platform;

	@BeforeAll
	static void start() throws Exception {
		phone = Phone.start();
		platform = RunningPlatform.start();
	}

	@AfterAll
	static void stop() throws Exception {
		if (phone != null) {
			phone.close();
		}
		if (platform != null) {
			platform.stop();
		}
	}

}
