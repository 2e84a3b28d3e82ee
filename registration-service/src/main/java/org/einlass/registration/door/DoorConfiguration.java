package org.einlass.registration.door;

import java.time.Clock;

import io.micrometer.core.instrument.MeterRegistry;
import org.einlass.registration.programme.RecentEvents;
import org.einlass.registration.ticket.TicketCodes;
import org.einlass.starter.message.Outbox;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.transaction.reactive.TransactionalOperator;

/** The parts of the door. */
@Configuration(proxyBeanMethods = false)
@EnableConfigurationProperties(DoorSettings.class)
class DoorConfiguration {

	@Bean
	Doors doors(RecentEvents events, DoorSettings settings) {
		return new Doors(events, settings);
	}

	@Bean
	Turnstile turnstile(Scans scans, Outbox outbox, TransactionalOperator transaction, Clock clock) {
		return new Turnstile(scans, outbox, transaction, clock);
	}

	@Bean
	Entrance entrance(TicketCodes codes, Turnstile turnstile, DoorSettings settings, MeterRegistry meters) {
		return new Entrance(codes, turnstile, settings.patience(), meters);
	}

	@Bean
	Undoing undoing(Scans scans, Outbox outbox, TransactionalOperator transaction, Clock clock) {
		return new Undoing(scans, outbox, transaction, clock);
	}

	@Bean
	CheckIn checkIn(Entrance entrance, Undoing undoing, Clock clock) {
		return new CheckIn(entrance, undoing, clock);
	}

	@Bean
	DoorBook doorBook(Entrance entrance, Undoing undoing, Scans scans) {
		return new DoorBook(entrance, undoing, scans);
	}

}
