/**
 * Names in the query of an address: programs are told of one that does not exist, and
 * pages that all visitors share are asked for without it.
 */
@NullMarked
package org.einlass.gateway.query;

import org.jspecify.annotations.NullMarked;
