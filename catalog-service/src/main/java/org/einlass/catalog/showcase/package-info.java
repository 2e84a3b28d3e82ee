/**
 * What everybody sees: the list of events, the page of an event, the page of a host. The
 * same bytes for everyone, without script.
 */
@NullMarked
package org.einlass.catalog.showcase;

import org.jspecify.annotations.NullMarked;
