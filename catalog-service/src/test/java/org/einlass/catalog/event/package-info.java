/** Tests of this feature. */
@NullMarked
package org.einlass.catalog.event;

import org.jspecify.annotations.NullMarked;
