package org.einlass.gateway;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Starts the gateway. */
@SpringBootApplication
@EnableConfigurationProperties(Addresses.class)
public class GatewayApplication {

	public static void main(String[] args) {
		// Without it reactor-netty (1.3.6 to 1.3.8) stops reading a kept-alive connection
		// now and then: its pull request 4347.
		System.setProperty("reactor.netty.http.server.lastFlushWhenNoRead", "true");
		SpringApplication.run(GatewayApplication.class, args);
	}

}
