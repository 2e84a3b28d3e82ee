/** Action days and series that collect events of many organisations. */
@NullMarked
package org.einlass.catalog.programme;

import org.jspecify.annotations.NullMarked;
