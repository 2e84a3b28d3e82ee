package org.einlass.registration.boxoffice;

import org.einlass.registration.limit.LookupLimit;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Takes the addresses of those who lost their links; the answer is always the same. */
@Component
class AskedLinks {

	private final Lookups lookups;

	private final LookupLimit limit;

	AskedLinks(Lookups lookups, LookupLimit limit) {
		this.lookups = lookups;
		this.limit = limit;
	}

	/** Keeps the address, unless its client asked for too many. */
	Mono<Void> keep(EmailAddress address, String client) {
		return this.limit.admits(client) ? this.lookups.ask(address) : Mono.empty();
	}

}
