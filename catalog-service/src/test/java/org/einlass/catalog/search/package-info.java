/** Tests of what events are found by. */
@NullMarked
package org.einlass.catalog.search;

import org.jspecify.annotations.NullMarked;
