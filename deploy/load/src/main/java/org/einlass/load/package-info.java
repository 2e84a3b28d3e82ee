/** Loads that measure the limits of the design, each checked in the database. */
@NullMarked
package org.einlass.load;

import org.jspecify.annotations.NullMarked;
