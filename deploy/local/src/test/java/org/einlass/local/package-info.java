/** The parts of the local platform, each by itself. */
@NullMarked
package org.einlass.local;

import org.jspecify.annotations.NullMarked;
