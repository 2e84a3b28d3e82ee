/**
 * The whole system on one machine. {@link org.einlass.local.Up} starts the parts, watches
 * them and stops them; each {@code …Part} knows one of them.
 */
@NullMarked
package org.einlass.local;

import org.jspecify.annotations.NullMarked;
