/**
 * What we know of events: copies from the catalog's messages, never edited here, and the
 * counters of quotas.
 */
@NullMarked
package org.einlass.registration.programme;

import org.jspecify.annotations.NullMarked;
