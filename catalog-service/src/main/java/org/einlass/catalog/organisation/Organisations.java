package org.einlass.catalog.organisation;

import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The organisations that this installation knows. */
public interface Organisations {

	/** All of them, by name. */
	Flux<Organisation> all();

	/** The organisation with this slug, or empty. */
	Mono<Organisation> find(String slug);

	/** Adds an organisation; false if the slug is taken. */
	Mono<Boolean> add(Organisation organisation);

}
