package org.einlass.registration.ticket;

import java.security.SecureRandom;
import java.util.Base64;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;

/** Ticket codes and the keys behind them. */
@Configuration(proxyBeanMethods = false)
class TicketConfiguration {

	/** Without the secret the service does not start. */
	@Bean
	KeySafe keySafe(@Value("${EINLASS_TICKET_KEY_SECRET}") String secret) {
		return new KeySafe(Base64.getDecoder().decode(secret), new SecureRandom());
	}

	@Bean
	KeyRing ticketCodes(DatabaseClient database, TransactionalOperator transaction, KeySafe safe) {
		return new KeyRing(new R2dbcTicketKeys(database, transaction, safe));
	}

}
