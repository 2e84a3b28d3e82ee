/** Keeps what events are found by beside the events. */
@NullMarked
package org.einlass.catalog.search;

import org.jspecify.annotations.NullMarked;
