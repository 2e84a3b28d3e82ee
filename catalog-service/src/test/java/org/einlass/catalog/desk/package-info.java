/** Tests of the desk pages. */
@NullMarked
package org.einlass.catalog.desk;

import org.jspecify.annotations.NullMarked;
