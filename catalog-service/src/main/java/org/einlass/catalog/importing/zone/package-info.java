/** Time zones as calendar programs name or describe them. */
@NullMarked
package org.einlass.catalog.importing.zone;

import org.jspecify.annotations.NullMarked;
