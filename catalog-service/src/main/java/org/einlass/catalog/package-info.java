/** Organisations, events, sessions and quotas, and the pages that show them. */
@NullMarked
package org.einlass.catalog;

import org.jspecify.annotations.NullMarked;
