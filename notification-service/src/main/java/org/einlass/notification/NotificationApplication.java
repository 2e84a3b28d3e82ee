package org.einlass.notification;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the notification service. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class NotificationApplication {

	public static void main(String[] args) {
		// Without it reactor-netty (1.3.6 to 1.3.8) stops reading a kept-alive connection
		// now and then: its pull request 4347.
		System.setProperty("reactor.netty.http.server.lastFlushWhenNoRead", "true");
		// Without it Jakarta Mail searches all jars anew for each header that it encodes.
		System.setProperty("jakarta.mail.util.StreamProvider", "org.eclipse.angus.mail.util.MailStreamProvider");
		SpringApplication.run(NotificationApplication.class, args);
	}

}
