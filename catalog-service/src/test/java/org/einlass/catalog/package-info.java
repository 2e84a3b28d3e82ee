/** Tests of the catalog service as a whole. */
@NullMarked
package org.einlass.catalog;

import org.jspecify.annotations.NullMarked;
