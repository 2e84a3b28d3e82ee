/**
 * The one door to the outside. Routes are in {@code application.yaml}; {@code login}
 * knows who is there, {@code client} from where, {@code limit} how often, {@code guard}
 * what may pass, {@code query} the names in an address, {@code edge} keeps public answers
 * for a second, {@code connection} answers what cannot be read at all, {@code language}
 * chooses German or English, {@code assets} serves what runs in browsers, {@code docs}
 * the API to read, and {@code problem} speaks when something fails.
 */
@NullMarked
package org.einlass.gateway;

import org.jspecify.annotations.NullMarked;
