/**
 * How often one client may ask for what, so that nobody can take anything from all
 * others. Counted in the memory of this gateway, by kind of request; the numbers are in
 * {@code limits.yaml}.
 */
@NullMarked
package org.einlass.gateway.limit;

import org.jspecify.annotations.NullMarked;
