/** Tests of the public pages. */
@NullMarked
package org.einlass.catalog.showcase;

import org.jspecify.annotations.NullMarked;
