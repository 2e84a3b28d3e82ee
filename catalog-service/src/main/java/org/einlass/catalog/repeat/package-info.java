/**
 * A request that is sent twice makes one thing: an answer got lost, or a button was
 * pressed twice.
 */
@NullMarked
package org.einlass.catalog.repeat;

import org.jspecify.annotations.NullMarked;
