/** Tests of this feature. */
@NullMarked
package org.einlass.catalog.organisation;

import org.jspecify.annotations.NullMarked;
