package org.einlass.catalog.programme;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** All programmes. */
public interface Programmes {

	Flux<Programme> all();

	Mono<Programme> find(String slug);

	/** Adds a programme, or answers false if its slug is taken. */
	Mono<Boolean> add(Programme programme);

}
