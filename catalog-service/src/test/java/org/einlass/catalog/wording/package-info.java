/** Tests of the words of pages. */
@NullMarked
package org.einlass.catalog.wording;

import org.jspecify.annotations.NullMarked;
