/** Requests that are sent twice. */
@NullMarked
package org.einlass.catalog.repeat;

import org.jspecify.annotations.NullMarked;
