/** How pages put times and texts into words. */
@NullMarked
package org.einlass.catalog.wording;

import org.jspecify.annotations.NullMarked;
