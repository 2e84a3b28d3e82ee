package org.einlass.catalog;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/** Starts the catalog service. */
@SpringBootApplication
public class CatalogApplication {

	public static void main(String[] args) {
		// Without it reactor-netty (1.3.6 to 1.3.8) stops reading a kept-alive connection
		// now and then: its pull request 4347.
		System.setProperty("reactor.netty.http.server.lastFlushWhenNoRead", "true");
		SpringApplication.run(CatalogApplication.class, args);
	}

}
