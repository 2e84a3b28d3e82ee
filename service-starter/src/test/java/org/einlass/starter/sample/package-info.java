/** A service of two rooms, on which the starter is tried. */
@NullMarked
package org.einlass.starter.sample;

import org.jspecify.annotations.NullMarked;
