/** Who asks. */
@NullMarked
package org.einlass.starter.identity;

import org.jspecify.annotations.NullMarked;
