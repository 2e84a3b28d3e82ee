/** Tests of the legal pages. */
@NullMarked
package org.einlass.catalog.legal;

import org.jspecify.annotations.NullMarked;
