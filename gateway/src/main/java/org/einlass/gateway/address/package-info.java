/** Addresses as people type them lead to the addresses that are meant. */
@NullMarked
package org.einlass.gateway.address;

import org.jspecify.annotations.NullMarked;
