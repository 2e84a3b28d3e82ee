package org.einlass.registration;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the registration service. */
@SpringBootApplication
public class RegistrationApplication {

	public static void main(String[] args) {
		// Without it reactor-netty (1.3.6 to 1.3.8) stops reading a kept-alive connection
		// now and then: its pull request 4347.
		System.setProperty("reactor.netty.http.server.lastFlushWhenNoRead", "true");
		SpringApplication.run(RegistrationApplication.class, args);
	}

}
